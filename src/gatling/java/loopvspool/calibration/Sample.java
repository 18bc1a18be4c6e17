package loopvspool.calibration;

/**
 * What one probe took.
 *
 * @param iterations the kernel iterations of it
 * @param wallSeconds the handler's wall time, times the share of a core that a quota gives, if that is less than one
 * @param cpuSeconds the CPU time of its thread, or null where the target cannot tell
 * @param jitMillis what the target's JIT compiler has used since the target's start, or null where it cannot tell
 */
public record Sample(int iterations, double wallSeconds, Double cpuSeconds, Long jitMillis) {

    /** CPU time, which noise from other processes touches least; wall time where there is none. */
    double seconds() {
        return cpuSeconds == null ? wallSeconds : cpuSeconds;
    }
}
