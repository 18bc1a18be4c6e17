package loopvspool.measure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import loopvspool.record.RequestRecord;
import loopvspool.sut.Processes;
import loopvspool.sut.Reply;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * What the rows of one step come to. Times are in seconds, over the answered requests only.
 *
 * @param requests rows recorded
 * @param failed rows without a good answer
 * @param makespanSeconds in a burst, from the intended send to the last answer; of one user's requests one after another,
 *     the sum of their response times, because the pauses between them are the injector's
 * @param meanResponseSeconds mean response time
 * @param minResponseSeconds shortest response time
 * @param maxResponseSeconds longest response time
 * @param meanQueueWaitSeconds mean of response time minus service time
 * @param medianServiceSeconds median of the handlers' wall time
 * @param medianCpuSeconds median of the handlers' CPU time; null where a target cannot tell
 * @param startSpreadSeconds in a burst, from the first send to the last; else 0
 * @param peakConcurrency the peak of requests worked on at once, as the server counted; where it does not, or is several processes, by
 *     the times at which they began and ended; null where it tells neither
 * @param jitMillis what the target's JIT compiler used between the first and the last answer, of several processes the one that used
 *     most; null where nobody knows
 * @param gcMillis what its garbage collectors used likewise
 */
public record Measurement(
        int requests,
        int failed,
        double makespanSeconds,
        double meanResponseSeconds,
        double minResponseSeconds,
        double maxResponseSeconds,
        double meanQueueWaitSeconds,
        double medianServiceSeconds,
        Double medianCpuSeconds,
        double startSpreadSeconds,
        Integer peakConcurrency,
        Long jitMillis,
        Long gcMillis) {

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
        double[] responses = answered.stream()
                .mapToDouble(RequestRecord::responseSeconds)
                .sorted()
                .toArray();
        List<Double> cpu = known(answered, row -> row.reply().cpuSeconds());
        Counting counting = Counting.of(answered, processes);
        return Optional.of(new Measurement(
                rows.size(),
                rows.size() - answered.size(),
                burst ? (last - first) / 1e6 : DoubleStream.of(responses).sum(),
                DoubleStream.of(responses).average().orElseThrow(),
                responses[0],
                responses[responses.length - 1],
                answered.stream()
                        .mapToDouble(RequestRecord::queueWaitSeconds)
                        .average()
                        .orElseThrow(),
                median(answered.stream().mapToDouble(row -> row.reply().result())),
                cpu.isEmpty() ? null : median(cpu.stream().mapToDouble(seconds -> seconds)),
                burst ? growth(known(answered, RequestRecord::sentMicros)) / 1e6 : 0,
                PeakConcurrency.of(answered.stream().map(RequestRecord::reply).toList(), counting)
                        .orElse(null),
                growth(answered, counting, Reply::jitMillis),
                growth(answered, counting, Reply::gcMillis)));
    }

    private static <T> List<T> known(List<RequestRecord> rows, Function<RequestRecord, T> value) {
        return rows.stream().map(value).filter(Objects::nonNull).toList();
    }

    private static double median(DoubleStream values) {
        return new Median().evaluate(values.toArray());
    }

    private static Long growth(List<RequestRecord> rows, Counting counting, Function<Reply, Long> counter) {
        return counting == Counting.UNKNOWN
                ? null
                : rows.stream()
                        .map(RequestRecord::reply)
                        .collect(Collectors.groupingBy(reply -> Optional.ofNullable(reply.pid())))
                        .values()
                        .stream()
                        .map(ofOne -> growth(ofOne.stream()
                                .map(counter)
                                .filter(Objects::nonNull)
                                .toList()))
                        .filter(Objects::nonNull)
                        .max(Long::compare)
                        .orElse(null);
    }

    private static Long growth(List<Long> values) {
        if (values.isEmpty()) {
            return null;
        }
        return values.stream().max(Long::compare).orElseThrow()
                - values.stream().min(Long::compare).orElseThrow();
    }
}
