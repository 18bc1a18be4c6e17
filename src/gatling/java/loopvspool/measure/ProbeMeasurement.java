package loopvspool.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import loopvspool.experiment.Probes;
import loopvspool.prediction.Quantity;
import loopvspool.record.PingRecord;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * What the pings beside one burst come to.
 *
 * @param sent pings that went out; the others were due when the burst was already over
 * @param failed those without a good answer; they count as over the limit, and in no time
 * @param medianSeconds the median wait from when a ping was due to the answer; null if none was answered
 * @param maxSeconds the longest wait; null if none was answered
 * @param overLimit pings that waited longer than the limit
 */
public record ProbeMeasurement(int sent, int failed, Double medianSeconds, Double maxSeconds, int overLimit) {

    /** Nothing if no ping was sent. */
    static Optional<ProbeMeasurement> of(List<PingRecord> pings, Probes expected) {
        if (pings.isEmpty()) {
            return Optional.empty();
        }
        double[] waits = pings.stream()
                .filter(PingRecord::isAnswered)
                .mapToDouble(PingRecord::waitSeconds)
                .sorted()
                .toArray();
        int failed = pings.size() - waits.length;
        int late = (int) Arrays.stream(waits)
                .filter(wait -> wait > expected.limitSeconds())
                .count();
        return Optional.of(new ProbeMeasurement(
                pings.size(),
                failed,
                waits.length == 0 ? null : new Median().evaluate(waits),
                waits.length == 0 ? null : waits[waits.length - 1],
                late + failed));
    }

    /** A quantity of probes; nothing where none was answered, and of the requests beside them. */
    OptionalDouble value(Quantity quantity) {
        return quantity == Quantity.LONGEST_PROBE && maxSeconds != null
                ? OptionalDouble.of(maxSeconds)
                : OptionalDouble.empty();
    }

    /** Whether a health check with this limit would have failed at least once. */
    public boolean failsHealthCheck() {
        return overLimit > 0;
    }
}
