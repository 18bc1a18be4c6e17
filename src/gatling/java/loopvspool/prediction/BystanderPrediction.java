package loopvspool.prediction;

import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * How long bystanders wait beside a burst: requests that need next to no work themselves, and come while the burst is
 * under way. One that comes before anything is free to answer it waits until something is.
 *
 * @param medianSeconds the median wait, from the intended send
 * @param maxSeconds the longest wait
 * @param overLimit how many wait longer than the limit
 */
public record BystanderPrediction(double medianSeconds, double maxSeconds, int overLimit) {

    /**
     * Beside a burst that they queue behind: the first handler that finds no request of the burst left to take answers
     * them. That is the one that completes the (N - W + 1)-th of N requests with W handlers; with N below W one is free
     * all the time.
     *
     * @param discipline how the burst is worked off
     * @param users N
     * @param handlers W: how many requests the server takes in hand at once; those that only wait for a connection to a
     *     database are among them
     * @param serviceSeconds D
     * @param limitSeconds the limit
     */
    public static BystanderPrediction behind(
            Discipline discipline,
            int users,
            int handlers,
            double serviceSeconds,
            Arrivals arrivals,
            double limitSeconds) {
        double freeAt = users < handlers ? 0 : discipline.completions(users, serviceSeconds)[users - handlers];
        double[] waits = IntStream.range(0, arrivals.count())
                .mapToDouble(index -> Math.max(0, freeAt - arrivals.at(index)))
                .toArray();
        return new BystanderPrediction(new Median().evaluate(waits), waits[0], (int) IntStream.range(0, waits.length)
                .filter(index -> waits[index] > limitSeconds)
                .count());
    }

    /** Beside a burst that leaves the thread free which answers them: nobody waits. */
    public static BystanderPrediction beside() {
        return new BystanderPrediction(0, 0, 0);
    }
}
