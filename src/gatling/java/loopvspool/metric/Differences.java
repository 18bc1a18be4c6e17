package loopvspool.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopvspool.prediction.Quantity;
import loopvspool.statistics.Judgement;
import loopvspool.statistics.Ratio;

/**
 * Compares, within one run, the ways of use that answer one question under the same load, each pair once. Bursts alone: who
 * sweeps looks at the shape, and hundreds of pairs more would leave no interval that excludes anything. And the targets by
 * the time of an iteration: calibration gives to each as many as take D, so a burst hides whose are slower.
 */
public final class Differences {
    /** What two metrics have in common that are compared. */
    private record Load(
            Optional<String> experiment,
            Optional<String> work,
            Optional<String> variant,
            Optional<Integer> users,
            MetricKind kind) {}

    private record Pair(Metric of, Metric than, Ratio ratio) {}

    private static final List<MetricKind> OF_BURSTS =
            List.of(MetricKind.of(Quantity.MAKESPAN), MetricKind.of(Quantity.MEAN_RESPONSE));

    private Differences() {}

    /** All pairs, judged together; none with a single fork, which has no spread. */
    public static List<Difference> among(List<Metric> metrics) {
        Map<Load, List<Metric>> byLoad = new LinkedHashMap<>();
        metrics.stream().filter(Differences::isCompared).forEach(metric -> byLoad.computeIfAbsent(
                        load(metric), load -> new ArrayList<>())
                .add(metric));
        List<Pair> pairs = new ArrayList<>();
        byLoad.values().forEach(those -> {
            for (int of = 1; of < those.size(); of++) {
                for (int than = 0; than < of; than++) {
                    pair(those.get(of), those.get(than)).ifPresent(pairs::add);
                }
            }
        });
        List<Judgement> judgements =
                Judgement.of(pairs.stream().map(Pair::ratio).toList());
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            Pair pair = pairs.get(i);
            differences.add(new Difference(pair.of(), pair.than(), pair.ratio(), judgements.get(i)));
        }
        return differences;
    }

    private static boolean isCompared(Metric metric) {
        return metric.values().size() > 1
                && (metric.kind().equals(MetricKind.TIME_PER_ITERATION)
                        || OF_BURSTS.contains(metric.kind()) && isOfBurst(metric.subject()));
    }

    private static boolean isOfBurst(MetricSubject subject) {
        return subject.users().orElse(0) > 1 && subject.variant().isEmpty();
    }

    private static Load load(Metric metric) {
        MetricSubject subject = metric.subject();
        return new Load(subject.experiment(), subject.work(), subject.variant(), subject.users(), metric.kind());
    }

    private static Optional<Pair> pair(Metric of, Metric than) {
        return Ratio.of(of.values(), than.values()).map(ratio -> new Pair(of, than, ratio));
    }
}
