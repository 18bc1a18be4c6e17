package loopvspool.observe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopvspool.experiment.Step;

/**
 * What went on around the load.
 *
 * @param pressurePercent share of a quiet moment before the run in which some process waited for a core; null where it is not reported,
 *     or where the run may use only some of the machine's cores
 * @param steps what went on during each step that has ended
 * @param identityRechecks the targets when they were started, and before they were ended
 * @param throttledSeconds how long a CPU quota kept threads from running, by who was in that control group; empty where it is
 *     not to be seen
 * @param seconds the length of the run so far
 * @param cores which cores, and how much of them, Gatling and the targets have
 */
public record Surroundings(
        Double pressurePercent,
        Map<Step, StepSurroundings> steps,
        List<IdentityRecheck> identityRechecks,
        Map<String, Double> throttledSeconds,
        double seconds,
        CoreShares cores) {
    /** Copies the lists. */
    public Surroundings {
        steps = Map.copyOf(steps);
        identityRechecks = List.copyOf(identityRechecks);
        throttledSeconds = Map.copyOf(throttledSeconds);
    }

    /** What went on during the step, if somebody looked. */
    public Optional<StepSurroundings> of(Step step) {
        return Optional.ofNullable(steps.get(step));
    }
}
