package loopvspool.prediction;

import java.util.EnumMap;
import java.util.Map;

/** Predictions of times and counts that a test says. */
public final class PredictionFixture {
    private PredictionFixture() {}

    /** The same where chance may leave all workers but one idle, so that all takes as many times as long. */
    public static Prediction atMost(Prediction claim) {
        Map<Quantity, Expected> values = new EnumMap<>(claim.values());
        int most = claim.peakConcurrency();
        values.replaceAll((quantity, one) -> quantity.unit() == Quantity.Unit.COUNT
                ? new Expected(one.value(), 1, one.value())
                : new Expected(one.value(), one.value(), one.value() * most));
        return new Prediction("at most " + claim.discipline(), true, values, claim.requests());
    }

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
                        Expected.exactly(peak)),
                RequestTimes.NONE);
    }
}
