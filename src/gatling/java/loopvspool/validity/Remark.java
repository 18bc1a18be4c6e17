package loopvspool.validity;

/**
 * What a reader should know of a run and what is no reason to doubt it: a condition that nobody could check here, or a note.
 *
 * @param cause what it has in common with others
 * @param subject the step or target that it is about; {@code run} for the run as a whole
 * @param text what there is to know, and why
 */
public record Remark(Cause cause, String subject, String text) {
    /** The subject of what is true of the whole run. */
    static final String RUN = "run";
}
