package loopvspool.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A metric over the forks of a run, in the metric's unit.
 *
 * @param mean of the values that are there
 * @param low the lower bound; null of a single value
 * @param high the upper bound; null of a single value
 * @param basis what the bounds are
 * @param count the values that are there, from 1
 */
public record Interval(double mean, Double low, Double high, Basis basis, int count) {

    /**
     * The mean of a metric and how far it can be trusted.
     *
     * @param values one of each fork, null where a fork has none
     * @return empty if no fork has any
     */
    public static Optional<Interval> of(List<Double> values) {
        double[] there = values.stream()
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        if (there.length == 0) {
            return Optional.empty();
        }
        double mean = Arrays.stream(there).average().orElseThrow();
        if (there.length == 1) {
            return Optional.of(new Interval(mean, null, null, Basis.SINGLE, 1));
        }
        if (there.length < Bootstrap.FEWEST_VALUES) {
            double least = Arrays.stream(there).min().orElseThrow();
            double greatest = Arrays.stream(there).max().orElseThrow();
            return Optional.of(new Interval(mean, least, greatest, Basis.RANGE, there.length));
        }
        double[] bounds = new Bootstrap().boundsOfMean(there);
        return Optional.of(new Interval(mean, bounds[0], bounds[1], Basis.BOOTSTRAP, there.length));
    }
}
