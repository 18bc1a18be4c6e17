package loopvspool.workload;

/**
 * A known error: how much longer the work of a target takes than it was asked for, so that whoever measures can check that the
 * measurement finds it. CPU-bound work and calls to the downstream service are slowed, queries are not.
 *
 * @param percent from 0, as fast as the target can, to {@value #MAX_PERCENT}
 */
public record Slowdown(int percent) {

    static final int MAX_PERCENT = 100;

    /** What a target is without being told. */
    public static final Slowdown NONE = new Slowdown(0);

    /**
     * Keeps this thread busy for its share of the CPU time that it has just spent, or of the wall time where a thread does not
     * know its CPU time.
     *
     * @param work takes the time
     * @return what it returns
     */
    long stretch(CpuWork work) {
        if (percent == 0) {
            return work.run();
        }
        long start = nanos();
        long answer = work.run();
        long end = nanos();
        long until = end + (end - start) * percent / 100;
        while (nanos() < until) {
            Thread.onSpinWait();
        }
        return answer;
    }

    /** So many milliseconds and their share. */
    int millis(int millis) {
        return millis + millis * percent / 100;
    }

    private static long nanos() {
        Long cpu = JvmCounters.cpuNanosOfThisThread();
        return cpu == null ? System.nanoTime() : cpu;
    }

    /** Work that gives an answer. */
    interface CpuWork {
        long run();
    }
}
