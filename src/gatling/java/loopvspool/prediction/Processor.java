package loopvspool.prediction;

import java.util.PriorityQueue;

/**
 * Cores that all who compute share equally: each of k runs at the rate min(1, C / k). In O(log k) for a start and an end: all who
 * run have attained the same service since any moment, so that the order of their ends is that of attained service at the start plus
 * demand (processor sharing in virtual time).
 *
 * @param <J> who computes
 */
final class Processor<J> {
    private final double cores;
    private double speed = 1;
    private final PriorityQueue<Running<J>> running = new PriorityQueue<>();
    private double attained;
    private double now;
    private double nextEnd = Double.POSITIVE_INFINITY;
    private long numbers;

    /** Of two that end together the one that began first comes first. */
    private record Running<J>(J who, double end, long number) implements Comparable<Running<J>> {
        @Override
        public int compareTo(Running<J> other) {
            int byEnd = Double.compare(end, other.end);
            return byEnd == 0 ? Long.compare(number, other.number) : byEnd;
        }
    }

    /** @param cores C, above 0 */
    Processor(double cores) {
        this.cores = cores;
    }

    int size() {
        return running.size();
    }

    /** From this time on everybody here runs at that part of the rate. */
    void throttle(double to, double time) {
        if (to != speed) {
            advance(time);
            speed = to;
            lookAhead();
        }
    }

    void start(J who, double seconds, double time) {
        advance(time);
        running.add(new Running<>(who, attained + seconds, numbers++));
        lookAhead();
    }

    /** When the next is done if nobody comes before; infinite if nobody computes. */
    double nextEnd() {
        return nextEnd;
    }

    /** Ends the next, at the time that {@link #nextEnd()} says. */
    J end() {
        now = nextEnd;
        Running<J> done = running.remove();
        attained = done.end();
        if (running.isEmpty()) {
            // Virtual time would lose digits in a long run.
            attained = 0;
        }
        lookAhead();
        return done.who();
    }

    private void lookAhead() {
        nextEnd = running.isEmpty()
                ? Double.POSITIVE_INFINITY
                : now + Math.max(0, running.peek().end() - attained) / rate();
    }

    private void advance(double time) {
        if (!running.isEmpty()) {
            attained += (time - now) * rate();
        }
        now = time;
    }

    private double rate() {
        return speed * Math.min(1, cores / running.size());
    }
}
