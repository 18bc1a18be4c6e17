package loopvspool.simulation;

import java.util.List;

/** The questions that a first run asks, on all targets, with the database and the downstream service. */
class FirstRunIT extends RunOfAllTargets {
    @Override
    List<String> settings() {
        return List.of(
                "lab.serviceTime=50ms",
                "lab.users=5",
                "lab.experiments=cpu-burst,io-burst,health-check",
                "lab.calibration.warmUpLimit=1s",
                "lab.calibration.samples=10",
                "lab.calibration.fitRounds=1",
                "lab.calibration.baselines=1");
    }

    @Override
    int plannedSteps() {
        return 12;
    }
}
