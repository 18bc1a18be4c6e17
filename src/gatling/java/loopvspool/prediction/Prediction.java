package loopvspool.prediction;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is expected of one step, said before it runs.
 *
 * @param discipline the order of service, in words
 * @param bestCase whether this is the best that can come: chance may leave workers idle while requests wait for another one
 * @param values what is expected of each quantity that the step has enough requests for
 * @param requests what is expected of each request, as it is claimed
 */
public record Prediction(String discipline, boolean bestCase, Map<Quantity, Expected> values, RequestTimes requests) {
    /** Copies the map. */
    public Prediction {
        values = Collections.unmodifiableMap(new EnumMap<>(values));
    }

    /**
     * What simulations come to.
     *
     * @param discipline the order of service, in words
     * @param possible the outcomes of all requests of the step, from 0 on: first as is claimed, then as chance may have it
     * @param atMost whether chance may leave workers idle
     */
    public static Prediction of(String discipline, List<Outcomes> possible, boolean atMost) {
        List<StepSample> samples = possible.stream().map(StepSample::of).toList();
        Map<Quantity, Expected> values = new EnumMap<>(Quantity.class);
        for (Quantity quantity : Quantity.ofRequests()) {
            double[] all = samples.stream()
                    .map(quantity::carriedBy)
                    .flatMapToDouble(OptionalDouble::stream)
                    .toArray();
            if (all.length == samples.size()) {
                values.put(quantity, Expected.among(all));
            }
        }
        boolean bestCase = atMost && values.get(Quantity.PEAK_CONCURRENCY).isRange();
        return new Prediction(
                bestCase ? "at most " + discipline : discipline, bestCase, values, RequestTimes.of(possible.get(0)));
    }

    /** What is expected of a quantity; nothing where the step has too few requests for it. */
    public Optional<Expected> expected(Quantity quantity) {
        return Optional.ofNullable(values.get(quantity));
    }

    /** From the moment when the requests are meant to go out until the last is answered. */
    public double makespanSeconds() {
        return values.get(Quantity.MAKESPAN).value();
    }

    /** The peak of requests worked on at the same time. */
    public int peakConcurrency() {
        return (int) values.get(Quantity.PEAK_CONCURRENCY).value();
    }
}
