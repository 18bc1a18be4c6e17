package loopvspool.comparison;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import loopvspool.figure.Quantity;

/**
 * A figure of a run, as it stands in {@code results.json}. What is derived from its values there is derived again here.
 *
 * @param experiment null of a figure of the target itself, like endpoint, work, variant and users
 * @param figure what was measured, such as makespan
 * @param unit of the values
 * @param judged whether two runs may be said to differ in it
 * @param values one of each fork, null where a fork has none
 */
@JsonIgnoreProperties({"mean", "low", "high", "basis", "count"})
record RunFigure(
        String experiment,
        String target,
        String endpoint,
        String work,
        String variant,
        Integer users,
        String figure,
        String unit,
        boolean judged,
        List<Double> values) {

    RunFigure {
        Objects.requireNonNull(target, "a figure's target");
        Objects.requireNonNull(figure, "a figure's name");
        Objects.requireNonNull(unit, "a figure's unit");
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** What two runs must have in common to be compared in it. */
    record Key(String experiment, String target, String endpoint, String variant, Integer users, String figure) {}

    Key key() {
        return new Key(experiment, target, endpoint, variant, users, figure);
    }

    /** The name for a reader, if it is one that this version of the project knows. */
    String words() {
        return Arrays.stream(Quantity.values())
                .filter(quantity -> quantity.label().equals(figure))
                .map(Quantity::words)
                .findFirst()
                .orElse(figure);
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
                + ": " + words();
    }
}
