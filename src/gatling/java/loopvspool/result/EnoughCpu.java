package loopvspool.result;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import loopvspool.target.Work;

/**
 * SUSPECT if the handlers of a step got less CPU time than they were there for: each should have a core to itself, or its
 * share of the cores where more work than there are cores. Else somebody else used the cores, and the step measured that.
 * Where they do not divide evenly, the share of those that had to share most: three threads on two cores may take 2 D, if
 * the scheduler leaves two of them on one core.
 */
final class EnoughCpu implements Gate {
    /** How much longer than its CPU time, shared cores allowed for, a handler's wall time may be, in percent. */
    static final double LONGER_PERCENT = 10;

    @Override
    public Stream<Finding> check(Evidence evidence) {
        return evidence.steps().stream()
                .filter(result -> result.step().endpoint().work() == Work.CPU)
                .filter(result -> evidence.cores().containsKey(result.step().target()))
                .flatMap(result ->
                        check(result, evidence.cores().get(result.step().target())).stream());
    }

    private static Optional<Finding> check(StepResult result, int cores) {
        return result.measurement()
                .filter(measured -> measured.medianCpuSeconds() != null && measured.medianCpuSeconds() > 0)
                .flatMap(measured -> {
                    double share = Math.ceil((double) result.step().prediction().effectiveWorkers() / cores);
                    double expected = measured.medianCpuSeconds() * share;
                    double percent = (measured.medianServiceSeconds() / expected - 1) * 100;
                    return percent <= LONGER_PERCENT
                            ? Optional.empty()
                            : Optional.of(Finding.suspect(
                                    result.step().name(),
                                    String.format(
                                            Locale.ROOT,
                                            "short of CPU: the handlers took %.3f s where their CPU time allows %.3f s; at most %.0f %% more is expected",
                                            measured.medianServiceSeconds(),
                                            expected,
                                            LONGER_PERCENT)));
                });
    }
}
