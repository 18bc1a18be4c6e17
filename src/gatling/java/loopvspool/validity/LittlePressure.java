package loopvspool.validity;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import loopvspool.experiment.Step;
import loopvspool.observe.CoreShares;
import loopvspool.observe.RunCores;
import loopvspool.sut.Work;

/**
 * SUSPECT if processes waited for cores just before the run, or during a step that went otherwise than predicted and leaves a core
 * free by itself: of one that fills all cores the pressure is its own, as it is of a run under a CPU quota, which stops threads. Work
 * that waits is predicted to need none, however many workers wait.
 */
final class LittlePressure implements Gate {
    private static final Cause BEFORE =
            new Cause("pressure-before", "processes waited for a core before the run", Cause.QUIET_MACHINE);
    private static final Cause DURING =
            new Cause("pressure", "processes waited for a core during steps that differ", Cause.QUIET_MACHINE);
    private static final Cause UNSEEN = new Cause("pressure-unseen", "CPU pressure is not told");

    @Override
    public Stream<Finding> check(Evidence evidence) {
        double allowed = evidence.allowed().pressurePercent();
        Double before = evidence.surroundings().pressurePercent();
        CoreShares cores = evidence.surroundings().cores();
        Stream<Finding> atStart = before == null || before <= allowed || cores.injectorStopSeconds() > 0
                ? Stream.empty()
                : Stream.of(BEFORE.suspect("machine", before, reason("just before the run", before, allowed)));
        return Stream.concat(
                atStart,
                evidence.steps().stream()
                        .filter(result -> leavesACore(result.step(), evidence.cores()))
                        .filter(result -> cores.injectorStopSeconds() == 0
                                && cores.stopSeconds(result.step().target()) == 0)
                        .filter(result -> result.verdict()
                                .map(verdict -> !verdict.match())
                                .orElse(false))
                        .flatMap(result -> evidence.surroundings().of(result.step()).stream()
                                .filter(around ->
                                        around.pressurePercent() != null && around.pressurePercent() > allowed)
                                .map(around -> DURING.suspect(
                                        result.step().name(),
                                        around.pressurePercent(),
                                        reason("during the step, which differs", around.pressurePercent(), allowed)))));
    }

    private static String reason(String when, double percent, double allowed) {
        return String.format(
                Locale.ROOT,
                "processes of the machine waited for a core for %.0f %% of the time %s; at most %s %% is allowed",
                percent,
                when,
                Percent.text(allowed));
    }

    private static boolean leavesACore(Step step, Map<String, Integer> cores) {
        return step.endpoint().work() != Work.CPU
                || cores.containsKey(step.target()) && step.prediction().peakConcurrency() < cores.get(step.target());
    }

    @Override
    public Stream<Remark> unchecked(Evidence evidence) {
        RunCores cores = evidence.surroundings().cores().run();
        if (evidence.surroundings().pressurePercent() != null) {
            return evidence.surroundings().cores().injectorStopSeconds() == 0
                    ? Stream.empty()
                    : Stream.of(UNSEEN.remark(
                            Remark.RUN,
                            "CPU pressure: the kernel counts the threads, too, that the run's own CPU quota stops"));
        }
        return Stream.of(UNSEEN.remark(
                Remark.RUN,
                cores.partOnly()
                        ? "CPU pressure: the kernel tells it of all cores of the machine, "
                                + cores.online().text() + ", and the run may use " + CoreWords.of(cores.usable())
                                + " alone"
                        : "CPU pressure: this system has no pressure stall information (/proc/pressure/cpu)"));
    }
}
