package loopvspool.calibration;

/**
 * What one probe took.
 *
 * @param iterations the kernel iterations of it
 * @param wallSeconds the handler's wall time
 * @param cpuSeconds the CPU time of its thread, or null where the target cannot tell
 * @param jitMillis what the target's JIT compiler has used since the target's start, or null where it cannot tell
 */
public record Sample(int iterations, double wallSeconds, Double cpuSeconds, Long jitMillis) {

    /**
     * What it asked for: CPU time, which noise from other processes touches least; where there is none, wall time.
     *
     * @param share of a core that a request gets which computes alone, at most 1: under a quota its wall time is longer by that
     */
    double demandSeconds(double share) {
        return cpuSeconds == null ? wallSeconds * share : cpuSeconds;
    }
}
