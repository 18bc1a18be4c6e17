package loopvspool.validity;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopvspool.calibration.Calibration;
import loopvspool.experiment.Fork;

/**
 * SUSPECT if one iteration took longer on one target than on another, although all run the same kernel on the same JDK. Whether a
 * target runs it, its answers say; one that gives none is not compared, nor is the one that the user has slowed. They are compared
 * within each fork: what the machine did between two forks is not the targets' doing, and each fork is calibrated anew.
 */
final class SameCost implements Gate {
    private static final Cause COST =
            new Cause("iteration-cost", "an iteration takes longer on one target than on another", Cause.QUIET_MACHINE);
    private static final Cause SLOWED = new Cause("slowed", "targets are slowed on purpose");

    @Override
    public Stream<Finding> check(Evidence evidence) {
        return evidence.calibrations().stream()
                .filter(calibration -> !calibration.answersToOneIteration().isEmpty())
                .filter(calibration -> !evidence.isSlowed(calibration.target()))
                .collect(Collectors.groupingBy(Calibration::fork, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(fork -> alike(fork, evidence.allowed().kernelsDifferPercent()).stream());
    }

    private static Optional<Finding> alike(List<Calibration> calibrations, double allowed) {
        List<Calibration> byCost = calibrations.stream()
                .sorted(Comparator.comparingDouble(SameCost::cost))
                .toList();
        Calibration fast = byCost.get(0);
        Calibration slow = byCost.get(byCost.size() - 1);
        double percent = (cost(slow) / cost(fast) - 1) * 100;
        return percent <= allowed
                ? Optional.empty()
                : Optional.of(COST.suspect(
                        Fork.label(slow.target(), slow.fork()),
                        percent,
                        String.format(
                                Locale.ROOT,
                                "an iteration takes %.1f %% longer than on %s; at most %s %% is expected",
                                percent,
                                fast.target(),
                                Percent.text(allowed))));
    }

    private static double cost(Calibration calibration) {
        return calibration.fit().perIterationSeconds();
    }

    @Override
    public Stream<Remark> notes(Evidence evidence) {
        return evidence.slowed().stream()
                .filter(slowed -> evidence.steps().stream()
                        .anyMatch(result -> result.step().target().equals(slowed.target())))
                .map(slowed -> SLOWED.remark(
                        slowed.target(),
                        "%s is slowed by %d %%: lab.slowed".formatted(slowed.target(), slowed.percent())));
    }
}
