package loopvspool.measure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import loopvspool.record.RequestRecord;
import loopvspool.sut.Reply;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * What the handlers of one step report, over the answered requests.
 *
 * @param meanQueueWaitSeconds mean of response time minus service time
 * @param medianServiceSeconds median of the handlers' wall time
 * @param medianCpuSeconds median of the handlers' CPU time; null where a target does not report it
 * @param jitMillis what the target's JIT compiler used between the first and the last answer, of several processes the one that
 *     used most; null where it is not known
 * @param gcMillis what its garbage collectors used likewise
 */
public record HandlerTimes(
        double meanQueueWaitSeconds,
        double medianServiceSeconds,
        Double medianCpuSeconds,
        Long jitMillis,
        Long gcMillis) {

    /** @param answered at least one */
    static HandlerTimes of(List<RequestRecord> answered, Counting counting) {
        List<Double> cpu = answered.stream()
                .map(row -> row.reply().cpuSeconds())
                .filter(Objects::nonNull)
                .toList();
        return new HandlerTimes(
                answered.stream()
                        .mapToDouble(RequestRecord::queueWaitSeconds)
                        .average()
                        .orElseThrow(),
                median(answered.stream().mapToDouble(row -> row.reply().result())),
                cpu.isEmpty() ? null : median(cpu.stream().mapToDouble(Double::doubleValue)),
                growth(answered, counting, Reply::jitMillis),
                growth(answered, counting, Reply::gcMillis));
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

    /** The largest minus the smallest; null where there are none. */
    static Long growth(List<Long> values) {
        if (values.isEmpty()) {
            return null;
        }
        return values.stream().max(Long::compare).orElseThrow()
                - values.stream().min(Long::compare).orElseThrow();
    }
}
