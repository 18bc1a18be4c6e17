package loopvspool.measure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import loopvspool.sut.Reply;

/** The most requests of a step that were in service at once, by what their replies tell. */
public final class PeakConcurrency {
    /** A target may tell a start in milliseconds, and add to it what it measured: a worker's next request seems to begin too early. */
    private static final long CLOCK_MICROS = 2_000;

    private PeakConcurrency() {}

    /**
     * As the target counted it, where one process counts for all; else by the times at which the requests began and ended, whose
     * clocks are those of one machine, or a gate finds that they are not.
     *
     * @return nothing if neither tells
     */
    static Optional<Integer> of(List<Reply> replies, Counting counting) {
        Optional<Integer> counted = counting == Counting.WHOLE
                ? replies.stream().map(Reply::inFlight).filter(Objects::nonNull).max(Integer::compare)
                : Optional.empty();
        return counted.or(() -> byTimes(replies));
    }

    /** Nothing if not all of them tell when they began and ended. */
    public static Optional<Integer> byTimes(List<Reply> replies) {
        if (replies.stream().anyMatch(reply -> reply.startedAtMicros() == null || reply.endedAtMicros() == null)) {
            return Optional.empty();
        }
        long[] starts =
                replies.stream().mapToLong(Reply::startedAtMicros).sorted().toArray();
        long[] ends = replies.stream().mapToLong(Reply::endedAtMicros).sorted().toArray();
        int most = 0;
        int ended = 0;
        for (int begun = 0; begun < starts.length; begun++) {
            // Who ends as another begins is not beside it.
            while (ended < begun && ends[ended] - CLOCK_MICROS <= starts[begun]) {
                ended++;
            }
            most = Math.max(most, begun + 1 - ended);
        }
        return most == 0 ? Optional.empty() : Optional.of(most);
    }
}
