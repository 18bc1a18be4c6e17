package loopvspool.calibration;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * Decides when a target is warm: not after a fixed count, but when the last {@value #STEADY_WINDOWS} windows of load agree
 * and the JIT compiler has come to rest. See Barrett et al., Virtual Machine Warmup Blows Hot and Cold (2017), for why a
 * fixed count is not enough.
 */
final class WarmUp {
    /** Windows that must agree. */
    static final int STEADY_WINDOWS = 5;
    /** The largest coefficient of variation of their medians, in percent. */
    static final double STEADY_PERCENT = 3;
    /** The same where wall time alone is known, and a quota stops the requests for parts of its periods. */
    static final double STOPPED_STEADY_PERCENT = 10;
    /**
     * What the JIT compiler may still use over those windows, in percent of their length. Not nothing: the server's own
     * rarely run paths go on being compiled for minutes, and beside the kernel's seconds they do not count.
     */
    static final double JIT_PERCENT = 5;

    private final List<Window> windows = new ArrayList<>();

    /**
     * A window of load.
     *
     * @param perIterationSeconds the median time of one kernel iteration, or the mean of those that a quota stopped
     * @param stopped whether a quota may have stopped its requests, so that their wall times say little
     * @param loadSeconds the sum of the requests' wall times
     * @param jitMillis the JIT compiler's time since the target's start, at the end of the window, or null
     */
    record Window(double perIterationSeconds, boolean stopped, double loadSeconds, Long jitMillis) {
        static Window of(List<Sample> samples, double share) {
            boolean stopped = share < 1 && samples.stream().anyMatch(sample -> sample.cpuSeconds() == null);
            double load = samples.stream().mapToDouble(Sample::wallSeconds).sum();
            double perIteration = stopped
                    ? load
                            * share
                            / samples.stream().mapToInt(Sample::iterations).sum()
                    : new Median()
                            .evaluate(samples.stream()
                                    .mapToDouble(sample -> sample.demandSeconds(share) / sample.iterations())
                                    .toArray());
            return new Window(
                    perIteration, stopped, load, samples.get(samples.size() - 1).jitMillis());
        }
    }

    void add(Window window) {
        windows.add(window);
    }

    int windows() {
        return windows.size();
    }

    double perIterationSeconds() {
        return windows.get(windows.size() - 1).perIterationSeconds();
    }

    boolean isSteady() {
        // One window more than must agree: what the compiler used in a window is a difference to the one before.
        double allowed = last().stream().anyMatch(Window::stopped) ? STOPPED_STEADY_PERCENT : STEADY_PERCENT;
        return windows.size() > STEADY_WINDOWS && variationPercent() <= allowed && jitPercent() <= JIT_PERCENT;
    }

    /** The coefficient of variation of the last windows' medians, in percent. */
    double variationPercent() {
        DescriptiveStatistics medians = new DescriptiveStatistics();
        last().forEach(window -> medians.addValue(window.perIterationSeconds()));
        return medians.getStandardDeviation() / medians.getMean() * 100;
    }

    /** The JIT compiler's time during the last windows, in percent of their load; 0 where the target cannot tell. */
    double jitPercent() {
        List<Window> last = last();
        Long before =
                windows.get(Math.max(0, windows.size() - 1 - STEADY_WINDOWS)).jitMillis();
        Long after = windows.get(windows.size() - 1).jitMillis();
        if (before == null || after == null) {
            return 0;
        }
        double load = last.stream().mapToDouble(Window::loadSeconds).sum();
        return (after - before) / (load * 1000) * 100;
    }

    private List<Window> last() {
        return windows.subList(Math.max(0, windows.size() - STEADY_WINDOWS), windows.size());
    }
}
