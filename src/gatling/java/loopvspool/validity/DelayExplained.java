package loopvspool.validity;

import java.util.Locale;
import java.util.stream.Stream;
import loopvspool.measure.StepResult;
import loopvspool.record.RequestRecord;
import loopvspool.sut.Work;

/**
 * SUSPECT if a CPU-bound step took longer than predicted on a target that does not report its CPU time, as handlers on virtual threads do
 * not: {@link EnoughCpu} and {@link SameSpeed} would tell what the target did from what was done to it, and cannot. What the machine
 * knows of other processes is not enough: a core may be slower without them.
 */
final class DelayExplained implements Gate {
    private static final Cause CAUSE = new Cause(
            "unexplained-delay",
            "steps were late, and nobody can tell whether they had the cores",
            "report cpuSeconds, or repeat when the machine is quiet");

    @Override
    public Stream<Finding> check(Evidence evidence) {
        double allowed = evidence.allowed().unexplainedDelayPercent();
        return evidence.steps().stream()
                .filter(result -> result.step().endpoint().work() == Work.CPU)
                .filter(DelayExplained::isSilent)
                .flatMap(result -> result.measurement().stream()
                        .map(measured -> measured.makespanSeconds()
                                / result.step().prediction().makespanSeconds())
                        .map(ratio -> (ratio - 1) * 100)
                        .filter(percent -> Percent.exceeds(percent, allowed))
                        .map(percent -> CAUSE.suspect(
                                result.step().name(),
                                percent,
                                String.format(
                                        Locale.ROOT,
                                        "whether it had the cores cannot be checked: the handlers tell no CPU time, and the makespan is %+.0f %% off; at most %s %% is believed without",
                                        percent,
                                        Percent.text(allowed)))));
    }

    private static boolean isSilent(StepResult result) {
        return result.rows().stream()
                .filter(RequestRecord::isAnswered)
                .anyMatch(row -> row.reply().cpuSeconds() == null);
    }
}
