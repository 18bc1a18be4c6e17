package loopvspool.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import loopvspool.statistics.DifferenceKind;
import loopvspool.statistics.Judgement;
import loopvspool.statistics.Ratio;

/**
 * Runs, compared with the first of them.
 *
 * @param runs the base first
 * @param settings those that differ
 * @param circumstances those that differ
 * @param metrics all that any run has
 */
record Comparison(
        List<Run> runs, List<Condition> settings, List<Condition> circumstances, List<ComparedMetric> metrics) {
    /** Beyond it a page has no letters to call them by, and nobody sees anything. */
    static final int MOST_RUNS = 26;

    /**
     * Compares runs.
     *
     * @param runs two or more, the base first
     */
    static Comparison of(List<Run> runs) {
        Map<RunMetric.Key, RunMetric> all = new LinkedHashMap<>();
        List<Map<RunMetric.Key, RunMetric>> byRun = new ArrayList<>();
        for (Run run : runs) {
            Map<RunMetric.Key, RunMetric> own = new LinkedHashMap<>();
            run.metrics().forEach(metric -> own.put(metric.key(), metric));
            own.forEach(all::putIfAbsent);
            byRun.add(own);
        }
        List<Map<RunMetric.Key, Contrast>> contrasts = byRun.subList(1, byRun.size()).stream()
                .map(other -> contrasts(byRun.get(0), other))
                .toList();
        List<ComparedMetric> metrics = all.entrySet().stream()
                .map(entry -> new ComparedMetric(
                        entry.getValue(), optional(byRun, entry.getKey()), optional(contrasts, entry.getKey())))
                .toList();
        return new Comparison(List.copyOf(runs), Condition.ofSettings(runs), Condition.ofCircumstances(runs), metrics);
    }

    private static <T> List<Optional<T>> optional(List<Map<RunMetric.Key, T>> maps, RunMetric.Key key) {
        return maps.stream().map(map -> Optional.ofNullable(map.get(key))).toList();
    }

    /**
     * All judged metrics of one pair of runs are one family: whoever looks at one of them has looked at all. But for those whose
     * outcome does not depend on their ratio: they would only make it harder to see anything in the rest.
     */
    private static Map<RunMetric.Key, Contrast> contrasts(
            Map<RunMetric.Key, RunMetric> base, Map<RunMetric.Key, RunMetric> other) {
        Map<RunMetric.Key, Contrast> contrasts = new LinkedHashMap<>();
        Map<RunMetric.Key, Ratio> family = new LinkedHashMap<>();
        base.forEach((key, metric) -> {
            if (metric.judged() && other.containsKey(key)) {
                RunMetric there = other.get(key);
                contrasts.put(key, Contrast.NONE);
                Ratio.of(there.values(), metric.values()).ifPresent(ratio -> {
                    if (ratio.isJudgeable() && metric.isPassingPing() && there.isPassingPing()) {
                        contrasts.put(key, Contrast.ofPassingPings(ratio));
                    } else {
                        family.put(key, ratio);
                    }
                });
            }
        });
        List<Judgement> judgements = Judgement.of(List.copyOf(family.values()));
        List<RunMetric.Key> keys = List.copyOf(family.keySet());
        IntStream.range(0, keys.size())
                .forEach(i -> contrasts.put(
                        keys.get(i), new Contrast(Optional.of(family.get(keys.get(i))), judgements.get(i))));
        return contrasts;
    }

    /** What a run is called beside the others: A, B, C. */
    static String letter(int run) {
        return String.valueOf((char) ('A' + run));
    }

    /** How many metrics of a run have this outcome against the base. */
    long count(int run, DifferenceKind outcome) {
        return metrics.stream()
                .flatMap(metric -> metric.contrasts().get(run - 1).stream())
                .filter(contrast -> contrast.judgement().outcome() == outcome)
                .count();
    }

    /** What makes the runs hard to compare, in sentences. */
    List<String> warnings() {
        return settings.stream()
                .flatMap(condition -> condition.warning().stream().map(warning -> "%s differs (%s): %s."
                        .formatted(condition.name(), String.join(", ", inRuns(condition.values())), warning)))
                .toList();
    }

    private static List<String> inRuns(List<String> values) {
        return IntStream.range(0, values.size())
                .mapToObj(run -> letter(run) + " " + (values.get(run) == null ? "none" : values.get(run)))
                .toList();
    }
}
