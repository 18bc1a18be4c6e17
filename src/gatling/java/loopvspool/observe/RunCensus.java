package loopvspool.observe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import loopvspool.experiment.Step;

/**
 * The processes and threads of a run, as far as they are known by now. A target that offers no census is in neither.
 *
 * @param targets each target as it stood after its start, by its label ({@link MeasuredTarget#label()}), in the order of the
 *     starts
 * @param steps each step that has ended
 */
public record RunCensus(Map<String, TargetCensus> targets, Map<Step, StepCensus> steps) {
    /** That of targets which offer none. */
    public static final RunCensus NONE = new RunCensus(Map.of(), Map.of());

    /** Copies the maps and keeps their order. */
    public RunCensus {
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
        steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
    }
}
