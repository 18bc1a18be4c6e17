package loopvspool.validity;

/**
 * What was asked for and could not be had here; the rest ran.
 *
 * @param cause what it has in common with others
 * @param subject the target that lacks it, or what else does
 * @param what the cases that were left out
 * @param reason why
 */
public record Skipped(Cause cause, String subject, String what, String reason) {}
