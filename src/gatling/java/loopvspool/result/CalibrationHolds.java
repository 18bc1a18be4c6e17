package loopvspool.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import loopvspool.calibration.Calibration;
import loopvspool.experiment.Fork;
import loopvspool.settings.GateSettings;

/**
 * Whether every target got the service time it was to have: past one limit SUSPECT, past another INVALID; SUSPECT also if a target
 * was not steady, or one iteration took longer on one target than on
 * another although all run the same kernel on the same JDK. Whether a target runs it, its answers say; one that gives none is not compared.
 */
final class CalibrationHolds implements Gate {
    @Override
    public Stream<Finding> check(Evidence evidence) {
        GateSettings allowed = evidence.allowed();
        return Stream.concat(
                evidence.calibrations().stream().flatMap(one -> check(one, allowed)),
                alike(evidence.calibrations(), allowed.kernelsDifferPercent()));
    }

    private static Stream<Finding> check(Calibration calibration, GateSettings allowed) {
        List<Finding> findings = new ArrayList<>();
        double error = calibration.errorPercent();
        boolean wrong = error > allowed.wrongCalibrationPercent();
        if (wrong || error > allowed.calibrationPercent()) {
            findings.add(new Finding(
                    wrong ? Finding.Severity.INVALID : Finding.Severity.SUSPECT,
                    Fork.label(calibration.target(), calibration.fork()),
                    String.format(
                            Locale.ROOT,
                            "calibration: required within %s %% of %s s, actual %.1f %% off",
                            Percent.text(wrong ? allowed.wrongCalibrationPercent() : allowed.calibrationPercent()),
                            calibration.wantedSeconds(),
                            error)));
        }
        if (!calibration.warmUp().steady()) {
            findings.add(Finding.suspect(
                    Fork.label(calibration.target(), calibration.fork()),
                    String.format(
                            Locale.ROOT,
                            "not steady after %.1f s of warm-up: the last windows vary by %.1f %%, the JIT compiler took %.1f %% of them",
                            calibration.warmUp().seconds(),
                            calibration.warmUp().variationPercent(),
                            calibration.warmUp().jitPercent())));
        }
        return findings.stream();
    }

    private static Stream<Finding> alike(List<Calibration> all, double allowed) {
        List<Calibration> calibrations = all.stream()
                .filter(calibration -> !calibration.answersToOneIteration().isEmpty())
                .toList();
        if (calibrations.size() < 2) {
            return Stream.empty();
        }
        List<Calibration> byCost = calibrations.stream()
                .sorted((a, b) ->
                        Double.compare(a.fit().perIterationSeconds(), b.fit().perIterationSeconds()))
                .toList();
        Calibration fast = byCost.get(0);
        Calibration slow = byCost.get(byCost.size() - 1);
        double percent = (slow.fit().perIterationSeconds() / fast.fit().perIterationSeconds() - 1) * 100;
        return percent <= allowed
                ? Stream.empty()
                : Stream.of(Finding.suspect(
                        Fork.label(slow.target(), slow.fork()),
                        String.format(
                                Locale.ROOT,
                                "an iteration takes %.1f %% longer than on %s; at most %s %% is expected",
                                percent,
                                Fork.label(fast.target(), fast.fork()),
                                Percent.text(allowed))));
    }
}
