package loopvspool.result;

/**
 * A reason not to believe a run, or not wholly.
 *
 * @param severity how bad it is
 * @param subject the step or target that it is about
 * @param reason what was found, with required and actual value
 */
public record Finding(Severity severity, String subject, String reason) {
    /** How bad a finding is. */
    public enum Severity {
        /** The numbers may be off. */
        SUSPECT,
        /** The run did not measure what its title says. */
        INVALID
    }

    static Finding suspect(String subject, String reason) {
        return new Finding(Severity.SUSPECT, subject, reason);
    }

    /** Of the worse kind. */
    public static Finding invalid(String subject, String reason) {
        return new Finding(Severity.INVALID, subject, reason);
    }
}
