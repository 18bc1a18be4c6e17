package loopvspool.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import loopvspool.experiment.Step;
import loopvspool.record.Exchange;
import loopvspool.record.LabClock;
import loopvspool.record.Ping;
import loopvspool.record.PingRecord;
import loopvspool.record.RequestRecord;

/** The requests of one step and the pings beside it, as they end. Guarded by its {@link Recorder}. */
final class StepLog {
    private record Ended(Exchange exchange, long endedMicros) {}

    private final Step step;
    private final List<Ended> ended = new ArrayList<>();
    private final List<PingRecord> pings = new ArrayList<>();
    private int requestsDone;
    private int probesDone;

    StepLog(Step step) {
        this.step = step;
    }

    void add(Exchange exchange) {
        ended.add(new Ended(exchange, LabClock.micros()));
        requestsDone++;
    }

    void add(Ping ping) {
        pings.add(ping.toRecord(LabClock.micros()));
        probesDone++;
    }

    /** A probe whose turn came when the burst was over stays away. */
    void addAbsent() {
        probesDone++;
    }

    /** Whether all requests have ended; probes may still wait. */
    boolean isBurstOver() {
        return requestsDone == step.requests();
    }

    boolean isComplete() {
        return isBurstOver() && probesDone == step.pings();
    }

    /** Lets go of what the rows were made of: a body is longer than its row, and a run may have 200,000 of them. */
    void forget() {
        ended.clear();
        pings.clear();
    }

    /** The probes' pings, in the order in which they were due. */
    List<PingRecord> pings() {
        return pings.stream().sorted(Comparator.comparingInt(PingRecord::index)).toList();
    }

    /**
     * The rows, in the order of the users and their requests. In a burst every request is meant to go out at the moment
     * when the first user was released; a user who sends one request after another means each when the one before is done.
     */
    List<RequestRecord> records() {
        long burst = ended.stream()
                .mapToLong(one -> one.exchange().releasedMicros())
                .min()
                .orElse(0);
        return ended.stream()
                .map(one -> one.exchange()
                        .toRecord(step.users() > 1 ? burst : one.exchange().releasedMicros(), one.endedMicros()))
                .sorted(Comparator.comparingInt(RequestRecord::seat).thenComparingInt(RequestRecord::round))
                .toList();
    }
}
