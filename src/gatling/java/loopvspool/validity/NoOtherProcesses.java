package loopvspool.validity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopvspool.experiment.Step;
import loopvspool.measure.StepResult;
import loopvspool.observe.StepSurroundings;
import loopvspool.observe.Surroundings;

/**
 * SUSPECT if processes that belong neither to Gatling nor to the targets used the cores during a step. Another process that comes for
 * a part of a step only makes its makespan longer, and the median handler never knows. Load on cores that the run may not use is
 * do not count.
 */
final class NoOtherProcesses implements Gate {
    private static final Cause CAUSE =
            new Cause("other-processes", "other processes used the cores", Cause.QUIET_MACHINE);
    private static final Cause HIDDEN = new Cause(
            "hidden-processes",
            "whether other processes used the cores cannot be told where the targets' own are not to be seen",
            "run them on this machine, as this user, and let the ping report pid: docs/adding-a-target.md, chapter 4");
    private static final Cause UNSEEN = new Cause("cpu-time-unseen", "the CPU time of the machine is not to be seen");

    /** The machine counts its CPU time in ticks of 10 ms, on each core; in a short step they are no small share. */
    private static final double TICKS_SECONDS = 0.05;

    @Override
    public Stream<Finding> check(Evidence evidence) {
        double allowed = evidence.allowed().otherProcessesPercent();
        return evidence.steps().stream().flatMap(result -> evidence.surroundings().of(result.step()).stream()
                .filter(around -> around.otherProcessesPercent() != null
                        && around.otherProcessesPercent() > allowed
                        && around.otherProcessSeconds() - TICKS_SECONDS > allowed / 100 * around.cpuSeconds())
                .map(around -> finding(result.step(), around, allowed)));
    }

    private static Finding finding(Step step, StepSurroundings around, double allowed) {
        return CAUSE.suspect(
                step.name(),
                around.otherProcessesPercent(),
                String.format(
                        Locale.ROOT,
                        "other processes took %.0f %% of %s during the step, %.1f s of CPU time; at most %s %% is allowed",
                        around.otherProcessesPercent(),
                        CoreWords.of(around.cpus()),
                        around.otherProcessSeconds(),
                        Percent.text(allowed)));
    }

    @Override
    public Stream<Remark> unchecked(Evidence evidence) {
        Map<String, List<StepResult>> blind = evidence.steps().stream()
                .filter(result -> evidence.surroundings()
                        .of(result.step())
                        .map(StepSurroundings::otherProcessesPercent)
                        .isEmpty())
                .collect(Collectors.groupingBy(
                        result -> result.step().target(), LinkedHashMap::new, Collectors.toList()));
        return blind.entrySet().stream().map(one -> unchecked(one.getKey(), one.getValue(), evidence.surroundings()));
    }

    private static Remark unchecked(String target, List<StepResult> blind, Surroundings surroundings) {
        boolean machineSeen = blind.stream().allMatch(result -> surroundings
                .of(result.step())
                .map(StepSurroundings::cpus)
                .isPresent());
        return (machineSeen ? HIDDEN : UNSEEN)
                .remark(
                        target,
                        "whether other processes used the cores, in %s of %s: %s"
                                .formatted(
                                        Words.count(blind.size(), "step"),
                                        target,
                                        machineSeen
                                                ? "its own are not to be seen: it runs elsewhere, in a container or as another user, or its ping does not report its pid"
                                                : "the CPU time of the machine is not to be seen from here"));
    }
}
