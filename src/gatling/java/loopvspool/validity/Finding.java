package loopvspool.validity;

/**
 * A reason not to believe a run, or not wholly.
 *
 * @param cause what it has in common with others
 * @param severity how bad it is
 * @param subject the step or target that it is about
 * @param amount how much of it was found, by the measure of its cause (percent, seconds, a count): of two findings with one cause the
 *     larger is the worse; 0 where there are no degrees
 * @param reason what was found, with required and actual value
 */
public record Finding(Cause cause, Severity severity, String subject, double amount, String reason) {
    /** How bad a finding is. */
    public enum Severity {
        /** The numbers may be off. */
        SUSPECT,
        /** The run did not measure what its title says. */
        INVALID
    }
}
