package loopvspool.contract;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The replies to requests that came at once. */
public record Burst(List<WorkReply> replies) {

    // The start is read from the wall clock and the end is measured from it: where the wall clock is slewed, a
    // worker's next request seems to have started a little before the last one ended.
    private static final long CLOCK_SLACK_MICROS = 2_000;

    /** The most requests in flight at once, as the target counted them. */
    public int peakInFlight() {
        return replies.stream().mapToInt(WorkReply::inFlight).max().orElse(0);
    }

    /** The most requests in flight at once, by when each started and ended. */
    public int mostOverlapping() {
        List<Edge> edges = replies.stream()
                .flatMap(reply -> Stream.of(
                        new Edge(reply.startedAtMicros(), 1), new Edge(reply.endedAtMicros() - CLOCK_SLACK_MICROS, -1)))
                .sorted(Comparator.comparingLong(Edge::atMicros).thenComparingInt(Edge::change))
                .toList();
        int now = 0;
        int most = 0;
        for (Edge edge : edges) {
            now += edge.change();
            most = Math.max(most, now);
        }
        return most;
    }

    /** When the first of them started, in microseconds since the epoch. */
    public long firstStartMicros() {
        return replies.stream().mapToLong(WorkReply::startedAtMicros).min().orElseThrow();
    }

    /** When the last of them ended, in microseconds since the epoch. */
    public long lastEndMicros() {
        return replies.stream().mapToLong(WorkReply::endedAtMicros).max().orElseThrow();
    }

    private record Edge(long atMicros, int change) {}
}
