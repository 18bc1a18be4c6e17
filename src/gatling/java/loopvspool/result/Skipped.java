package loopvspool.result;

/**
 * What was asked for and could not be had here; the rest ran.
 *
 * @param what the cases that were left out
 * @param reason why
 */
public record Skipped(String what, String reason) {}
