package loopvspool.result;

import java.util.Locale;
import java.util.stream.Stream;
import loopvspool.experiment.Step;

/**
 * SUSPECT if processes that belong neither to Gatling nor to the targets used the cores during a step. A neighbour that comes for
 * a part of a step only makes its makespan longer, and the median handler never knows. Load on cores that the run may not use is
 * nobody's neighbour.
 */
final class NoNeighbours implements Gate {
    /** The machine counts its CPU time in ticks of 10 ms, on each core; in a short step they are no small share. */
    private static final double TICKS_SECONDS = 0.05;

    @Override
    public Stream<Finding> check(Evidence evidence) {
        double allowed = evidence.allowed().neighboursPercent();
        return evidence.steps().stream().flatMap(result -> evidence.surroundings().of(result.step()).stream()
                .filter(around -> around.neighboursPercent() != null
                        && around.neighboursPercent() > allowed
                        && around.neighbourSeconds() - TICKS_SECONDS > allowed / 100 * around.cpuSeconds())
                .map(around -> finding(result.step(), around, allowed)));
    }

    private static Finding finding(Step step, StepSurroundings around, double allowed) {
        return Finding.suspect(
                step.name(),
                String.format(
                        Locale.ROOT,
                        "neighbours took %.0f %% of %s during the step, %.1f s of CPU time; at most %s %% is allowed",
                        around.neighboursPercent(),
                        CoreWords.of(around.cpus()),
                        around.neighbourSeconds(),
                        Percent.text(allowed)));
    }

    @Override
    public Stream<String> unchecked(Evidence evidence) {
        long blind = evidence.steps().stream()
                .filter(result -> evidence.surroundings()
                        .of(result.step())
                        .map(StepSurroundings::neighboursPercent)
                        .isEmpty())
                .count();
        return blind == 0
                ? Stream.empty()
                : Stream.of(
                        "whether neighbours used the cores, in " + blind + " of "
                                + evidence.steps().size()
                                + " steps: the CPU time of the machine, or of all processes of the targets, is not to be seen from here");
    }
}
