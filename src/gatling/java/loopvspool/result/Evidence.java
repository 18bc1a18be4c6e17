package loopvspool.result;

import java.util.List;
import loopvspool.calibration.Calibration;

/**
 * What the gates judge.
 *
 * @param plannedSteps how many steps the plan has
 * @param calibrations those made
 * @param steps those that ran, wholly or in part
 * @param deadTargets names of targets that had ended by themselves before the lab ended them
 */
public record Evidence(
        int plannedSteps, List<Calibration> calibrations, List<StepResult> steps, List<String> deadTargets) {}
