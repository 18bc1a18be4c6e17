package loopvspool.metric;

/** What metrics are there. */
public enum Quantity {
    /** From the first send of a burst to the last answer. */
    MAKESPAN("makespan", "makespan", "s", true),
    /** Mean response time of a step. */
    MEAN_RESPONSE("meanResponse", "mean response", "s", true),
    /** The longest wait of a ping beside a burst. */
    LONGEST_PROBE("longestProbe", "longest probe", "s", true),
    /** Threads of the operating system at the peak of a step. */
    THREADS_PEAK("threadsPeak", "threads at the peak", "threads", false),
    /** CPU time, or wall time where there is no other, of one iteration of the kernel, by the calibration's fit. */
    TIME_PER_ITERATION("timePerIteration", "time per iteration", "s", true),
    /** From the start of a target's command to its first answer. */
    TIME_TO_READY("timeToReady", "time to ready", "s", false),
    /** Threads of the operating system before the first question. */
    THREADS_IDLE("threadsIdle", "idle threads", "threads", false),
    /** Resident memory before the first question. */
    RESIDENT_IDLE("residentIdle", "idle memory", "bytes", false);

    private final String label;
    private final String words;
    private final String unit;
    private final boolean judged;

    Quantity(String label, String words, String unit, boolean judged) {
        this.label = label;
        this.words = words;
        this.unit = unit;
        this.judged = judged;
    }

    /** The name in results.json. */
    public String label() {
        return label;
    }

    /** The name for a reader. */
    public String words() {
        return words;
    }

    /** The unit of its values. */
    public String unit() {
        return unit;
    }

    /**
     * Whether two of them are called different or not. Of the others one sees the values: a count that is the same in every fork
     * has no spread to judge by, and the start of a JVM is measured beside those of others.
     */
    public boolean isJudged() {
        return judged;
    }
}
