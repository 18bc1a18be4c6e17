package loopvspool.prediction;

import java.util.stream.IntStream;

/**
 * Requests of an open model: they arrive at a steady rate, whatever becomes of those before them. The first comes half an
 * interval after the start, so that it meets a burst in full work.
 *
 * @param intervalSeconds from one arrival to the next: one over the arrival rate
 * @param count how many there are, at least 1
 */
public record Arrivals(double intervalSeconds, int count) {
    public Arrivals {
        if (!(intervalSeconds > 0) || count < 1) {
            throw new IllegalArgumentException(
                    "arrivals need an interval above 0 and a count of at least 1, but got %s and %s"
                            .formatted(intervalSeconds, count));
        }
    }

    /**
     * The arrivals within a time. There is always one, however short the time; and where the rate would bring more than
     * the most, the rate is lowered.
     *
     * @param perSecond the arrival rate, above 0
     * @param seconds the time, above 0
     * @param most how many there may be
     */
    public static Arrivals within(double seconds, double perSecond, int most) {
        double interval = Math.min(Math.max(1 / perSecond, seconds / most), seconds);
        return new Arrivals(interval, Math.max(1, (int) Math.floor(seconds / interval + 0.5)));
    }

    /** When the arrival of this index comes, 0 for the first, in seconds from the start. */
    public double at(int index) {
        return (index + 0.5) * intervalSeconds;
    }

    /** All of them. */
    public Source.Trace trace() {
        return new Source.Trace(IntStream.range(0, count).mapToDouble(this::at).toArray());
    }
}
