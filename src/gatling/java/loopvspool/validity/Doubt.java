package loopvspool.validity;

/**
 * All that one cause makes doubtful in a run, in one line.
 *
 * @param kind how much it matters
 * @param cause why
 * @param count how many findings, gaps or remarks it stands for
 * @param text how often, where, and the worst of them
 * @param remedy what a user can do; empty where the text says it, or nothing helps
 */
public record Doubt(Kind kind, Cause cause, int count, String text, String remedy) {
    /** How much a doubt matters, the worst first. */
    public enum Kind {
        /** The run did not measure what its title says. */
        INVALID,
        /** Numbers may be off. */
        SUSPECT,
        /** What was asked for, and could not be had. */
        SKIPPED,
        /** What could not be checked here. */
        NOT_CHECKED,
        /** What a reader should know. */
        NOTE;

        /** How it begins a line. */
        String word() {
            return this == NOTE ? "note" : name().replace('_', ' ');
        }
    }

    /** The line, with its kind before it, and behind it what to do. */
    public String line() {
        return remedy.isEmpty() ? withoutRemedy() : withoutRemedy() + "; " + remedy;
    }

    /** The line where the next one says what to do. */
    String withoutRemedy() {
        return kind.word() + ": " + text;
    }
}
