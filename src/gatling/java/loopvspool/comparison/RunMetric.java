package loopvspool.comparison;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import loopvspool.measure.Verdict;
import loopvspool.prediction.Quantity;

/**
 * A metric of a run, as it stands in {@code results.json}. What is derived from its values there is derived again here.
 *
 * @param experiment null of a metric of the target itself, like endpoint, work, variant and users
 * @param metric what was measured, such as makespan
 * @param words its name for a reader
 * @param unit of the values
 * @param judged whether two runs may be said to differ in it
 * @param values one of each fork, null where a fork has none
 */
@JsonIgnoreProperties({"mean", "low", "high", "basis", "count"})
record RunMetric(
        String experiment,
        String target,
        String endpoint,
        String work,
        String variant,
        Integer users,
        String metric,
        String words,
        String unit,
        boolean judged,
        List<Double> values) {

    RunMetric {
        Objects.requireNonNull(target, "a metric's target");
        Objects.requireNonNull(metric, "a metric's name");
        Objects.requireNonNull(words, "a metric's words");
        Objects.requireNonNull(unit, "a metric's unit");
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** What two runs must have in common to be compared in it. */
    record Key(String experiment, String target, String endpoint, String variant, Integer users, String metric) {}

    Key key() {
        return new Key(experiment, target, endpoint, variant, users, metric);
    }

    /**
     * Whether it is the longest wait of a ping, and short enough to be nothing but the moment that a ping may need on busy cores:
     * then 1 ms and 2 ms are as good as each other.
     */
    boolean isPassingPing() {
        return metric.equals(Quantity.LONGEST_PROBE.label())
                && values.stream()
                                .filter(Objects::nonNull)
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElse(Double.POSITIVE_INFINITY)
                        < Verdict.PROBE_SLACK_SECONDS;
    }

    /** For people: javalin-1x sync-iobound, io-burst, 9 users: makespan. */
    String name() {
        String way = Stream.of(target, endpoint)
                .filter(Objects::nonNull)
                .reduce((a, b) -> a + " " + b)
                .orElseThrow();
        String count = users == null ? null : users + (users == 1 ? " user" : " users");
        return String.join(
                        ", ",
                        Stream.of(way, experiment, Objects.equals(variant, count) ? null : variant, count)
                                .filter(Objects::nonNull)
                                .toList())
                + ": " + words;
    }
}
