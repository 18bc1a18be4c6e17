package loopvspool.calibration;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * Time as a linear function of iterations: seconds = overhead + perIteration * n, by least squares through the median of
 * each n, so that one disturbed sample does not tilt the line.
 *
 * @param overheadSeconds a, what a request of no iteration would take
 * @param perIterationSeconds b, above 0
 * @param rSquared the share of the variance that the line explains, 0 to 1
 */
public record LinearFit(double overheadSeconds, double perIterationSeconds, double rSquared) {

    /** The most that a request may ask for, by the contract. */
    private static final int MOST_ITERATIONS = 1_000_000;

    /**
     * Fits a line.
     *
     * @param samples of at least two different iteration counts
     * @param seconds which time of a sample to fit
     * @throws IllegalArgumentException if there are fewer counts, or more iterations do not take longer
     */
    static LinearFit of(List<Sample> samples, ToDoubleFunction<Sample> seconds) {
        Map<Integer, List<Sample>> byCount =
                samples.stream().collect(Collectors.groupingBy(Sample::iterations, TreeMap::new, Collectors.toList()));
        if (byCount.size() < 2) {
            throw new IllegalArgumentException("a line needs two different iteration counts, not " + byCount.keySet());
        }
        SimpleRegression regression = new SimpleRegression();
        byCount.forEach((count, those) -> regression.addData(
                count, new Median().evaluate(those.stream().mapToDouble(seconds).toArray())));
        if (!(regression.getSlope() > 0)) {
            throw new IllegalArgumentException(
                    "more iterations did not take longer: " + regression.getSlope() + " s per iteration");
        }
        return new LinearFit(regression.getIntercept(), regression.getSlope(), regression.getRSquare());
    }

    /** What so many iterations take, in seconds. */
    public double secondsFor(int iterations) {
        return overheadSeconds + perIterationSeconds * iterations;
    }

    /** The whole number of iterations, at least 1, whose time is nearest to the wanted one. */
    int iterationsFor(double seconds) {
        return whole((seconds - overheadSeconds) / perIterationSeconds);
    }

    /** The nearest whole count that a target accepts. */
    static int whole(double iterations) {
        return (int) Math.max(1, Math.min(MOST_ITERATIONS, Math.round(iterations)));
    }
}
