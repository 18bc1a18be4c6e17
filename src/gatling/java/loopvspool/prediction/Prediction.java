package loopvspool.prediction;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is expected of one step, said before it runs.
 *
 * @param discipline the order of service, in words
 * @param bestCase whether this is the best that can come: chance may leave workers idle while requests wait for another one
 * @param values what is expected of each quantity that the step has enough requests for
 */
public record Prediction(String discipline, boolean bestCase, Map<Quantity, Expected> values) {
    /** Copies the map. */
    public Prediction {
        values = Collections.unmodifiableMap(new EnumMap<>(values));
    }

    /**
     * What a simulation comes to.
     *
     * @param discipline the order of service, in words
     * @param outcomes of all requests of the step, from 0 on
     */
    public static Prediction of(String discipline, Outcomes outcomes) {
        StepSample sample = StepSample.of(outcomes);
        Map<Quantity, Expected> values = new EnumMap<>(Quantity.class);
        Quantity.ofRequests().forEach(quantity -> quantity.carriedBy(sample)
                .ifPresent(value -> values.put(quantity, Expected.exactly(value))));
        return new Prediction(discipline, false, values);
    }

    /** The same where chance has a say. It has none in what one worker does. */
    public Prediction asBestCase() {
        if (peakConcurrency() == 1) {
            return this;
        }
        Map<Quantity, Expected> ranges = new EnumMap<>(values);
        ranges.put(Quantity.PEAK_CONCURRENCY, new Expected(peakConcurrency(), 1, peakConcurrency()));
        return new Prediction("at most " + discipline, true, ranges);
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
