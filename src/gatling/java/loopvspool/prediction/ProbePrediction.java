package loopvspool.prediction;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * How long probes wait beside a burst: requests that need next to no work themselves, and come while the burst is
 * under way. One that comes before anything is free to answer it waits until something is.
 *
 * @param medianSeconds the median wait, from the intended send
 * @param maxSeconds the longest wait
 * @param overLimit how many wait longer than the limit
 */
public record ProbePrediction(double medianSeconds, double maxSeconds, int overLimit) {

    /**
     * What a simulation of probes beside a burst comes to.
     *
     * @param outcomes of the probes
     * @param limitSeconds the limit
     */
    public static ProbePrediction of(Outcomes outcomes, double limitSeconds) {
        double[] waits = outcomes.responses();
        return new ProbePrediction(
                new Median().evaluate(waits), Arrays.stream(waits).max().orElseThrow(), (int)
                        Arrays.stream(waits).filter(wait -> wait > limitSeconds).count());
    }
}
