package loopvspool.statistics;

/** Whether two sides differ, as far as their values can tell. */
public enum DifferenceKind {
    DIFFERENT("different"),
    /** Not the same as equal: a difference may be there, and be too small for so few forks. */
    NOT_SHOWN("not shown"),
    /** A side has fewer values than a judgement takes. */
    NOT_JUDGED("not judged");

    private final String label;

    DifferenceKind(String label) {
        this.label = label;
    }

    /** As in {@code results.json}. */
    public String label() {
        return label;
    }
}
