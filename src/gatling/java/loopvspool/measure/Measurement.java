package loopvspool.measure;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import loopvspool.prediction.Quantity;
import loopvspool.prediction.StepSample;
import loopvspool.record.RequestRecord;
import loopvspool.sut.Processes;
import loopvspool.sut.Reply;

/**
 * What the rows of one step come to, over the answered requests only.
 *
 * @param requests rows recorded
 * @param failed rows without a good answer
 * @param values each quantity that the rows carry, in its unit. The makespan of a burst goes from the intended send to the last
 *     answer; of one user's requests one after another it is the sum of their response times, because the pauses between them
 *     are the injector's. The peak concurrency is as the server counted; where it does not, or is several processes, by the
 *     times at which requests began and ended
 * @param startSpreadSeconds in a burst, from the first send to the last; else 0
 * @param handlers what the handlers report
 */
public record Measurement(
        int requests, int failed, Map<Quantity, Double> values, double startSpreadSeconds, HandlerTimes handlers) {
    /** Copies the map. */
    public Measurement {
        values = Collections.unmodifiableMap(new EnumMap<>(values));
    }

    /**
     * Measures a step.
     *
     * @param burst whether all requests were meant to go out at once
     * @param processes those that were found behind the target's address before the load
     * @return nothing if no request was answered
     */
    static Optional<Measurement> of(List<RequestRecord> rows, boolean burst, Processes processes) {
        List<RequestRecord> answered =
                rows.stream().filter(RequestRecord::isAnswered).toList();
        if (answered.isEmpty()) {
            return Optional.empty();
        }
        long first =
                answered.stream().mapToLong(RequestRecord::intendedMicros).min().orElseThrow();
        long last =
                answered.stream().mapToLong(RequestRecord::receivedMicros).max().orElseThrow();
        double[] responses =
                answered.stream().mapToDouble(RequestRecord::responseSeconds).toArray();
        Counting counting = Counting.of(answered, processes);
        List<Reply> replies = answered.stream().map(RequestRecord::reply).toList();
        StepSample sample = StepSample.measured(
                responses,
                burst ? (last - first) / 1e6 : DoubleStream.of(responses).sum(),
                PeakConcurrency.of(replies, counting).orElse(null));
        Map<Quantity, Double> values = new EnumMap<>(Quantity.class);
        Quantity.ofRequests()
                .forEach(quantity -> quantity.carriedBy(sample).ifPresent(value -> values.put(quantity, value)));
        return Optional.of(new Measurement(
                rows.size(),
                rows.size() - answered.size(),
                values,
                burst ? HandlerTimes.growth(known(answered, RequestRecord::sentMicros)) / 1e6 : 0,
                HandlerTimes.of(answered, counting)));
    }

    private static <T> List<T> known(List<RequestRecord> rows, Function<RequestRecord, T> value) {
        return rows.stream().map(value).filter(Objects::nonNull).toList();
    }

    /** A quantity; nothing where the rows do not carry it. */
    public OptionalDouble value(Quantity quantity) {
        Double value = values.get(quantity);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** From the intended send to the last answer. */
    public double makespanSeconds() {
        return values.get(Quantity.MAKESPAN);
    }

    /** The peak of requests worked on at once; nothing where the replies do not report it. */
    public Optional<Integer> peakConcurrency() {
        return Optional.ofNullable(values.get(Quantity.PEAK_CONCURRENCY)).map(Double::intValue);
    }
}
