package loopvspool.comparison;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import loopvspool.settings.LabSettings;

/**
 * A setting, or a circumstance, that is not the same in all runs.
 *
 * @param name of it
 * @param values of each run in turn; null where a run has none
 * @param warning what it makes of the comparison; empty if it is just what one may want to compare
 */
record Condition(String name, List<String> values, Optional<String> warning) {
    private static final Map<String, String> INCOMPARABLE = Map.of(
            "lab.serviceTime", "CPU-bound requests were given other amounts of work, so their times cannot be compared",
            "lab.ioTime", "IO-bound requests waited for other times, so their times cannot be compared",
            "lab.kernel", "the CPU-bound work was of another kind, so its time per iteration cannot be compared",
            "lab.users", "the bursts were of other sizes, so they cannot be compared and stand in one run alone",
            "lab.healthCheck.rate", "pings came at other rates, so the worst of them cannot be compared",
            "lab.healthCheck.timeout", "pings gave up after other times, so the worst of them cannot be compared");

    /** The settings that differ, but for the runs' names, which each run is called by anyway. */
    static List<Condition> ofSettings(List<Run> runs) {
        return differing(runs, Run::settings).stream()
                .filter(condition -> !condition.name().equals(LabSettings.NAME))
                .toList();
    }

    /** What else differs between where the runs ran. */
    static List<Condition> ofCircumstances(List<Run> runs) {
        return differing(runs, Run::environment);
    }

    private static List<Condition> differing(List<Run> runs, Function<Run, Map<String, String>> of) {
        Set<String> names = new LinkedHashSet<>();
        runs.forEach(run -> names.addAll(of.apply(run).keySet()));
        List<Condition> conditions = new ArrayList<>();
        for (String name : names) {
            List<String> values = new ArrayList<>();
            runs.forEach(run -> values.add(of.apply(run).get(name)));
            if (new HashSet<>(values).size() > 1) {
                conditions.add(new Condition(name, values, Optional.ofNullable(INCOMPARABLE.get(name))));
            }
        }
        return conditions;
    }
}
