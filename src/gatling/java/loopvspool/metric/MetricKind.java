package loopvspool.metric;

import loopvspool.prediction.Quantity;

/**
 * What a metric is of.
 *
 * @param label the name in results.json
 * @param words the name for a reader
 * @param unit the unit of its values
 * @param isJudged whether two of them are called different or not. Of the others one sees the values: a count that is the same in
 *     every fork has no spread to judge by, and the start of a JVM is measured beside the starts of others
 */
public record MetricKind(String label, String words, String unit, boolean isJudged) {
    /** Threads of the operating system at the peak of a step. */
    public static final MetricKind THREADS_PEAK =
            new MetricKind("threadsPeak", "threads at the peak", "threads", false);
    /** CPU time, or wall time where there is no other, of one iteration of the kernel, by the calibration's fit. */
    public static final MetricKind TIME_PER_ITERATION =
            new MetricKind("timePerIteration", "time per iteration", "s", true);
    /** From the start of a target's command to its first answer. */
    public static final MetricKind TIME_TO_READY = new MetricKind("timeToReady", "time to ready", "s", false);
    /** Threads of the operating system before the first question. */
    public static final MetricKind THREADS_IDLE = new MetricKind("threadsIdle", "idle threads", "threads", false);
    /** Resident memory before the first question. */
    public static final MetricKind RESIDENT_IDLE = new MetricKind("residentIdle", "idle memory", "bytes", false);

    /** What a quantity of a step comes to over the forks. */
    public static MetricKind of(Quantity quantity) {
        return new MetricKind(
                quantity.label(), quantity.words(), quantity.unit().text(), quantity.isJudged());
    }
}
