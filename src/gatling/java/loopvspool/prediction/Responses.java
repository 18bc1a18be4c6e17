package loopvspool.prediction;

import java.util.Arrays;

/** Response times, sorted, in seconds; at least one. */
public record Responses(double... sorted) {
    /** @param seconds in any order */
    public Responses {
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no response times");
        }
        sorted = sorted.clone();
        Arrays.sort(sorted);
    }

    /** How many there are. */
    public int count() {
        return sorted.length;
    }

    /** Their mean. */
    public double mean() {
        return Arrays.stream(sorted).average().orElseThrow();
    }

    /** The longest. */
    public double max() {
        return sorted[sorted.length - 1];
    }

    /**
     * The smallest one that so many percent of them do not exceed (nearest rank).
     *
     * @param percent from 0, which gives the shortest, to 100
     */
    public double percentile(double percent) {
        return sorted[Math.max(0, (int) Math.ceil(percent / 100 * sorted.length - 1e-9) - 1)];
    }
}
