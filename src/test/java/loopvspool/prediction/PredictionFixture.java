package loopvspool.prediction;

import java.util.Map;

/** Predictions of times and counts that a test says. */
public final class PredictionFixture {
    private PredictionFixture() {}

    /** One of the decisive quantities alone. */
    public static Prediction predicted(String discipline, double makespan, double mean, int peak) {
        return new Prediction(
                discipline,
                false,
                Map.of(
                        Quantity.MAKESPAN,
                        Expected.exactly(makespan),
                        Quantity.MEAN_RESPONSE,
                        Expected.exactly(mean),
                        Quantity.PEAK_CONCURRENCY,
                        Expected.exactly(peak)));
    }
}
