package loopvspool.validity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import loopvspool.calibration.Calibration;
import loopvspool.experiment.Fork;
import loopvspool.settings.GateSettings;

/**
 * Whether every target got the service time it was to have: past one limit SUSPECT, past another INVALID; SUSPECT also if a target
 * was not steady.
 */
final class CalibrationHolds implements Gate {
    private static final Cause OFF = new Cause("calibration-off", "calibrations missed D", Cause.QUIET_MACHINE);
    private static final Cause NOT_STEADY =
            new Cause("not-steady", "targets were not steady after their warm-up", Cause.QUIET_MACHINE);

    @Override
    public Stream<Finding> check(Evidence evidence) {
        GateSettings allowed = evidence.allowed();
        return evidence.calibrations().stream().flatMap(one -> check(one, allowed));
    }

    private static Stream<Finding> check(Calibration calibration, GateSettings allowed) {
        List<Finding> findings = new ArrayList<>();
        double error = calibration.errorPercent();
        boolean wrong = error > allowed.wrongCalibrationPercent();
        if (wrong || error > allowed.calibrationPercent()) {
            findings.add(new Finding(
                    OFF,
                    wrong ? Finding.Severity.INVALID : Finding.Severity.SUSPECT,
                    Fork.label(calibration.target(), calibration.fork()),
                    error,
                    String.format(
                            Locale.ROOT,
                            "calibration: required within %s %% of %s s, actual %.1f %% off",
                            Percent.text(wrong ? allowed.wrongCalibrationPercent() : allowed.calibrationPercent()),
                            calibration.wantedSeconds(),
                            error)));
        }
        if (!calibration.warmUp().steady()) {
            findings.add(NOT_STEADY.suspect(
                    Fork.label(calibration.target(), calibration.fork()),
                    calibration.warmUp().variationPercent(),
                    String.format(
                            Locale.ROOT,
                            "not steady after %.1f s of warm-up: the last windows vary by %.1f %%, the JIT compiler took %.1f %% of them",
                            calibration.warmUp().seconds(),
                            calibration.warmUp().variationPercent(),
                            calibration.warmUp().jitPercent())));
        }
        return findings.stream();
    }
}
