package loopvspool.validity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopvspool.calibration.Calibration;
import loopvspool.experiment.Plan;
import loopvspool.measure.StepResult;
import loopvspool.observe.ContextResult;
import loopvspool.observe.Environment;
import loopvspool.observe.MeasuredTarget;
import loopvspool.observe.RunCensus;
import loopvspool.observe.Surroundings;
import loopvspool.settings.LabSettings;

/**
 * Everything that a run has found out so far.
 *
 * @param simulation the Gatling simulation
 * @param startedAt when the run began: the start of the process that the user started, Maven's where there is one
 * @param takenAt when this result was put together
 * @param finished whether the run came to its end
 * @param settings every setting in force
 * @param settingsGiven the keys of those that the user gave
 * @param environment where it ran
 * @param targets what was measured, those of one fork after those of the one before
 * @param skipped what was asked for and could not be had
 * @param plan what was to be measured
 * @param calibrations the calibrations made
 * @param steps the steps that ran
 * @param contexts what it took to run targets as in production and in development
 * @param census the processes and threads of the targets
 * @param surroundings what went on around the load
 * @param validity whether to believe it
 */
public record RunResult(
        String simulation,
        Instant startedAt,
        Instant takenAt,
        boolean finished,
        Map<String, String> settings,
        List<String> settingsGiven,
        Environment environment,
        List<MeasuredTarget> targets,
        List<Skipped> skipped,
        Plan plan,
        List<Calibration> calibrations,
        List<StepResult> steps,
        List<ContextResult> contexts,
        RunCensus census,
        Surroundings surroundings,
        Validity validity) {

    /** What the user called the run, if anything. */
    public Optional<String> name() {
        return LabSettings.name(settings);
    }

    /** The run's length so far. */
    public Duration wallTime() {
        return Duration.between(startedAt, takenAt);
    }

    /** Wall time of the run over the sum of the predicted step times: what the laboratory itself costs. */
    public double overhead() {
        return wallTime().toMillis() / 1000.0 / plan.stepSeconds();
    }
}
