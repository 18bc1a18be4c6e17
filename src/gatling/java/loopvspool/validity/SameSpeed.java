package loopvspool.validity;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import loopvspool.measure.StepResult;
import loopvspool.record.RequestRecord;
import loopvspool.sut.Work;

/**
 * SUSPECT if the requests of a CPU-bound step used another CPU time than D, which they were calibrated to: the cores were slower
 * or faster than then. Their clock changed, or another process whom this machine does not see shared their caches or pipelines. The
 * prediction is made from D, so the step says nothing about it.
 */
final class SameSpeed implements Gate {
    private static final Cause CAUSE = new Cause(
            "other-speed", "the cores were slower or faster than when it was calibrated", Cause.QUIET_MACHINE);

    @Override
    public Stream<Finding> check(Evidence evidence) {
        return evidence.steps().stream()
                .filter(result -> result.step().endpoint().work() == Work.CPU)
                .flatMap(result -> check(result, evidence.allowed().otherSpeedPercent()).stream());
    }

    private static Optional<Finding> check(StepResult result, double allowed) {
        OptionalDouble mean = result.rows().stream()
                .filter(RequestRecord::isAnswered)
                .map(row -> row.reply().cpuSeconds())
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average();
        if (mean.isEmpty() || mean.getAsDouble() == 0) {
            return Optional.empty();
        }
        double wanted = result.step().serviceSeconds();
        double percent = (mean.getAsDouble() / wanted - 1) * 100;
        return !Percent.exceeds(Math.abs(percent), allowed)
                ? Optional.empty()
                : Optional.of(CAUSE.suspect(
                        result.step().name(),
                        Math.abs(percent),
                        String.format(
                                Locale.ROOT,
                                "another speed than when it was calibrated: a request used %.3f s of CPU time, %+.1f %% off D = %.3f s; at most %s %% is allowed",
                                mean.getAsDouble(),
                                percent,
                                wanted,
                                Percent.text(allowed))));
    }
}
