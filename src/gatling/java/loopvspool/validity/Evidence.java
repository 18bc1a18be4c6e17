package loopvspool.validity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopvspool.calibration.Calibration;
import loopvspool.measure.StepResult;
import loopvspool.observe.RunCensus;
import loopvspool.observe.Surroundings;
import loopvspool.settings.GateSettings;
import loopvspool.settings.Slowed;

/**
 * What the gates judge.
 *
 * @param plannedSteps how many steps the plan has
 * @param calibrations those made
 * @param steps those that ran, wholly or in part
 * @param deadTargets names of targets that had ended by themselves before the lab ended them
 * @param broken what else has happened after which the run is not what it should be
 * @param cores the cores that each target may use, by its name
 * @param stealPercent share of the processor time during the run that the hypervisor gave to others
 * @param census the processes and threads of the targets
 * @param surroundings what else went on
 * @param slowed the target that the user has given a known error; nothing if none
 * @param allowed how much of what may be
 */
public record Evidence(
        int plannedSteps,
        List<Calibration> calibrations,
        List<StepResult> steps,
        List<String> deadTargets,
        List<Finding> broken,
        Map<String, Integer> cores,
        double stealPercent,
        RunCensus census,
        Surroundings surroundings,
        Optional<Slowed> slowed,
        GateSettings allowed) {
    /** Whether the user has slowed this target. */
    boolean isSlowed(String target) {
        return slowed.filter(one -> one.target().equals(target)).isPresent();
    }
}
