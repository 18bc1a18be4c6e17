package loopvspool.validity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import loopvspool.experiment.Step;
import loopvspool.measure.StepResult;
import loopvspool.measure.Verdict;
import loopvspool.prediction.Quantity;
import loopvspool.record.RequestRecord;
import loopvspool.settings.GateSettings;
import loopvspool.sut.Reply;
import loopvspool.sut.TargetQuota;
import loopvspool.sut.Work;

/**
 * SUSPECT if the handlers of a step got less CPU time than they were there for: each should have a core to itself, or its
 * share of the cores where more work than there are cores. Else somebody else used the cores, and the step measured that.
 * Where they do not divide evenly, the share of those that had to share most: three threads on two cores may take 2 D, if
 * the scheduler leaves two of them on one core. Of means, because another process that comes for a while delays some of them only.
 *
 * <p>A step that ended as predicted may lack more than one that did not: where a makespan is late by more than a verdict allows,
 * a smaller shortage is reason enough to doubt it. No machine is free of the smallest ones. Where the prediction is a range, being
 * late is no such reason: chance alone may make a step so.
 */
final class EnoughCpu implements Gate {
    private static final Cause CAUSE =
            new Cause("short-of-cpu", "handlers got less CPU time than they needed", Cause.QUIET_MACHINE);

    @Override
    public Stream<Finding> check(Evidence evidence) {
        return evidence.steps().stream()
                .filter(result -> result.step().endpoint().work() == Work.CPU)
                .filter(result -> evidence.cores().containsKey(result.step().target()))
                .flatMap(result -> check(result, evidence, allowed(result, evidence.allowed())).stream());
    }

    /** How many requests had to share a core most; a quota is shared by all of them. */
    private static double sharers(Step step, Evidence evidence) {
        int cores = evidence.cores().get(step.target());
        int peak = step.prediction().peakConcurrency();
        double quota = evidence.surroundings().cores().targetQuotas().stream()
                .filter(one -> one.target().equals(step.target()))
                .mapToDouble(TargetQuota::cpus)
                .min()
                .orElse(cores);
        return Math.max(Math.ceil((double) peak / cores), peak / quota);
    }

    private static double allowed(StepResult result, GateSettings settings) {
        double latest = result.step().expected(Quantity.MAKESPAN).orElseThrow().high();
        boolean late = result.measurement()
                .map(measured -> measured.makespanSeconds() / latest)
                .filter(ratio -> Percent.exceeds((ratio - 1) * 100, Verdict.TOLERANCE_PERCENT))
                .isPresent();
        return late
                ? Math.min(settings.shortOfCpuPercent(), settings.lateShortOfCpuPercent())
                : settings.shortOfCpuPercent();
    }

    private static Optional<Finding> check(StepResult result, Evidence evidence, double allowed) {
        List<Reply> told = told(result);
        double cpu = told.stream().mapToDouble(Reply::cpuSeconds).average().orElse(0);
        // Over all that a worker serves it makes up for a stop, but for the last one.
        double stop = evidence.surroundings().cores().stopSeconds(result.step().target())
                * Math.min(1, (double) result.step().prediction().peakConcurrency() / told.size());
        double expected = cpu * sharers(result.step(), evidence) + stop;
        double actual = told.stream().mapToDouble(Reply::result).average().orElse(0);
        return cpu == 0 || !Percent.exceeds((actual / expected - 1) * 100, allowed)
                ? Optional.empty()
                : Optional.of(CAUSE.suspect(
                        result.step().name(),
                        actual / expected,
                        String.format(
                                Locale.ROOT,
                                "short of CPU: the handlers took %.3f s where their CPU time allows %.3f s; at most %s %% more is allowed",
                                actual,
                                expected,
                                Percent.text(allowed))));
    }

    private static List<Reply> told(StepResult result) {
        return result.rows().stream()
                .filter(RequestRecord::isAnswered)
                .map(RequestRecord::reply)
                .filter(reply -> reply.cpuSeconds() != null)
                .toList();
    }

    @Override
    public Stream<Remark> unchecked(Evidence evidence) {
        return evidence.steps().stream()
                .filter(result -> result.step().endpoint().work() == Work.CPU
                        && result.measurement().isPresent()
                        && told(result).isEmpty())
                .map(result -> result.step().target())
                .distinct()
                .map(
                        target -> UnreportedFields.CAUSE.remark(
                                target,
                                "whether " + target
                                        + " had the cores, and at the speed of the calibration: its replies do not report cpuSeconds"));
    }
}
