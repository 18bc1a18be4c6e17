package loopvspool.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import loopvspool.prediction.Source.Trace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Long runs come to the means that queueing theory has formulas for, within four standard errors of batch means. */
class QueueingTheoryTest {
    private static final int REQUESTS = 200_000;
    private static final int BATCHES = 40;
    private static final Resource NONE = new Resource("connections", Resource.UNLIMITED);

    private static Outcomes run(double rate, double[] demands, int workers, double cores, long seed) {
        return Simulation.of(
                new RequestStream(
                        Trace.poisson(rate, demands.length, seed),
                        i -> Demand.compute(demands[i]),
                        Programs.pool(new Resource("workers", workers), NONE, Cost.NONE),
                        Double.POSITIVE_INFINITY),
                Machine.of(cores));
    }

    private static double[] draw(DoubleSupplier one) {
        return IntStream.range(0, REQUESTS).mapToDouble(i -> one.getAsDouble()).toArray();
    }

    /** The first batch is the run-in from an empty server. */
    private static void check(double[] values, double expected) {
        int size = values.length / BATCHES;
        double[] means = IntStream.range(1, BATCHES)
                .mapToDouble(batch -> Arrays.stream(values, batch * size, (batch + 1) * size)
                        .average()
                        .orElseThrow())
                .toArray();
        double mean = Arrays.stream(means).average().orElseThrow();
        double variance =
                Arrays.stream(means).map(one -> (one - mean) * (one - mean)).sum() / (means.length - 1);
        double error = Math.sqrt(variance / means.length);

        assertThat(error).as("standard error").isLessThan(0.05 * expected);
        assertThat(Math.abs(mean - expected))
                .as("%s, expected %s", mean, expected)
                .isLessThan(4 * error);
    }

    private static double[] waits(Outcomes outcomes) {
        return IntStream.range(0, outcomes.count())
                .mapToDouble(i -> outcomes.begun(i) - outcomes.arrival(i))
                .toArray();
    }

    /** Pollaczek and Khinchine: the mean wait of M/D/1 is rho D / (2 (1 - rho)). */
    @ParameterizedTest
    @CsvSource({"0.3, 1", "0.7, 2", "0.85, 3"})
    void shouldWaitAsInMD1(double rho, long seed) {
        check(waits(run(rho, draw(() -> 1), 1, 1, seed)), rho / (2 * (1 - rho)));
    }

    /**
     * M/D/c: of those in the system at t, c or fewer have left at t + D, and those who came since are there (the relation that
     * Franx 2001 and Crommelin 1932 begin with). Iterated until it is stationary it gives the mean queue, and Little's law the
     * mean wait.
     */
    @ParameterizedTest
    @CsvSource({"2, 0.5, 4", "2, 0.85, 5", "4, 0.7, 6", "8, 0.85, 7"})
    void shouldWaitAsInMDc(int workers, double rho, long seed) {
        double rate = rho * workers;

        check(waits(run(rate, draw(() -> 1), workers, workers, seed)), meanQueue(rate, workers) / rate);
    }

    private static double meanQueue(double rate, int workers) {
        int most = 400;
        double[] arrivals = new double[most + 1];
        arrivals[0] = Math.exp(-rate);
        for (int k = 1; k <= most; k++) {
            arrivals[k] = arrivals[k - 1] * rate / k;
        }
        double[] there = new double[most + 1];
        there[0] = 1;
        for (int round = 0; round < 2_000; round++) {
            double[] next = new double[most + 1];
            for (int n = 0; n <= most; n++) {
                int left = Math.max(0, n - workers);
                for (int k = 0; there[n] > 1e-18 && left + k <= most && arrivals[k] > 0; k++) {
                    next[left + k] += there[n] * arrivals[k];
                }
            }
            there = next;
        }
        double[] stationary = there;
        return IntStream.rangeClosed(workers, most)
                .mapToDouble(n -> (n - workers) * stationary[n])
                .sum();
    }

    /** Equal sharing of one core: the mean response is D / (1 - rho), whatever the distribution of the demands. */
    @ParameterizedTest
    @CsvSource({"0.5, 8", "0.7, 9"})
    void shouldRespondAsInMG1WithProcessorSharing(double rho, long seed) {
        // Not the seed of the arrivals: demands would be equal to the gaps between them.
        Random random = new Random(seed + 1_000);
        double[] equal = draw(() -> 1);
        double[] exponential = draw(() -> -Math.log(1 - random.nextDouble()));
        double[] bimodal = draw(() -> random.nextInt(10) == 0 ? 5.5 : 0.5);

        for (double[] demands : new double[][] {equal, exponential, bimodal}) {
            check(run(rho, demands, REQUESTS, 1, seed).responses(), 1 / (1 - rho));
        }
    }
}
