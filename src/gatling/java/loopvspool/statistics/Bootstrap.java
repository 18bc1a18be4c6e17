package loopvspool.statistics;

import java.util.Random;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The expanded percentile bootstrap, 95 %. The plain one is too narrow for few values: they vary less around their own mean
 * than around the true one, and it behaves as if their spread were known. So its level is widened until the interval of
 * the mean of normal values is as wide as Student's: Hesterberg, What Teachers Should Know About the Bootstrap (2015).
 *
 * <p>The seed is fixed, so that a page that is made again says the same.
 */
final class Bootstrap {
    /** With four values there are 35 different resamples, and no tail to read a bound from. */
    static final int FEWEST_VALUES = 5;

    private static final int RESAMPLES = 10_000;
    private static final double TAIL = 0.025;
    private static final long SEED = 20_261_124;

    /** This kind, because the Java platform specifies its sequence. */
    private final Random random = new Random(SEED);

    /** Lower and upper bound of the mean. */
    double[] boundsOfMean(double[] values) {
        double[] means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            means[i] = resampledMean(values);
        }
        return bounds(means, values.length);
    }

    /** Lower and upper bound of the ratio of the means; each side is drawn for itself, the smaller one sets the level. */
    double[] boundsOfRatio(double[] values, double[] base) {
        double[] ratios = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            ratios[i] = resampledMean(values) / resampledMean(base);
        }
        return bounds(ratios, Math.min(values.length, base.length));
    }

    private double resampledMean(double[] values) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[random.nextInt(values.length)];
        }
        return sum / values.length;
    }

    private static double[] bounds(double[] resampled, int count) {
        double tail = expandedTail(count);
        return Quantile.withDefaults().evaluate(resampled, tail, 1 - tail);
    }

    /** What to cut off on either side: 0.00095 for 5 values, 0.025 for very many. */
    static double expandedTail(int count) {
        double student = TDistribution.of(count - 1).inverseSurvivalProbability(TAIL);
        return NormalDistribution.of(0, 1).survivalProbability(Math.sqrt(count / (count - 1.0)) * student);
    }
}
