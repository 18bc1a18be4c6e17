package loopvspool.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.TTest;

/**
 * How many times as large a metric is here as there.
 *
 * @param ratio of the means, above 0
 * @param low the lower bound of its 95 % bootstrap interval; null if either side has fewer than five values
 * @param high the upper bound, likewise
 * @param p of Welch's t test on the logarithms, 0 to 1; null if either side has a single value
 * @param count the values of this side, from 1
 * @param otherCount the values of the base, from 1
 */
public record Ratio(double ratio, Double low, Double high, Double p, int count, int otherCount) {

    /**
     * Compares two sides.
     *
     * @param values of one side, null where a fork has none
     * @param base of the other side, likewise
     * @return empty if a side has no value, or one that is not above 0: there is no ratio to such
     */
    public static Optional<Ratio> of(List<Double> values, List<Double> base) {
        double[] those = present(values);
        double[] others = present(base);
        if (!comparable(those) || !comparable(others)) {
            return Optional.empty();
        }
        double ratio = mean(those) / mean(others);
        double[] bounds =
                judgeable(those.length, others.length) ? new Bootstrap().boundsOfRatio(those, others) : new double[0];
        return Optional.of(new Ratio(
                ratio,
                bounds.length == 0 ? null : bounds[0],
                bounds.length == 0 ? null : bounds[1],
                those.length < 2 || others.length < 2 ? null : welch(those, others),
                those.length,
                others.length));
    }

    /** Whether there are values enough on either side to say that they differ. */
    public boolean isJudgeable() {
        return judgeable(count, otherCount);
    }

    private static boolean judgeable(int count, int otherCount) {
        return Math.min(count, otherCount) >= Bootstrap.FEWEST_VALUES;
    }

    private static double[] present(List<Double> values) {
        return values.stream()
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static boolean comparable(double[] values) {
        return values.length > 0 && Arrays.stream(values).allMatch(value -> value > 0);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** On logarithms, as the question is a factor: so it has the same answer whichever side is the base. */
    private static double welch(double[] values, double[] base) {
        if (constant(values) && constant(base)) {
            return values[0] == base[0] ? 1 : 0;
        }
        return TTest.withDefaults()
                .with(DataDispersion.HETEROSCEDASTIC)
                .test(logarithms(values), logarithms(base))
                .getPValue();
    }

    /** The test would divide by a spread of 0. */
    private static boolean constant(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }

    private static double[] logarithms(double[] values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }
}
