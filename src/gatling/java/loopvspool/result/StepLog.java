package loopvspool.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import loopvspool.experiment.Step;

/** The requests of one step, as they end. Guarded by its {@link Recorder}. */
final class StepLog {
    private record Ended(Exchange exchange, long endedMicros) {}

    private final Step step;
    private final List<Ended> ended = new ArrayList<>();

    StepLog(Step step) {
        this.step = step;
    }

    /** Adds a request that has ended, and says whether it was the last one planned. */
    boolean add(Exchange exchange) {
        ended.add(new Ended(exchange, LabClock.micros()));
        return ended.size() == step.requests();
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
