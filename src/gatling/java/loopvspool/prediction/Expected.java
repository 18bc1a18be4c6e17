package loopvspool.prediction;

import java.util.Arrays;

/**
 * What is expected of a quantity, in its unit.
 *
 * @param value the claim
 * @param low the least that is as predicted, where chance has a say; else the value
 * @param high the most
 */
public record Expected(double value, double low, double high) {
    private static final double ROUNDING = 1e-9;

    /** One that leaves nothing to chance. */
    public static Expected exactly(double value) {
        return new Expected(value, value, value);
    }

    /** The first of the values that are possible, and the least and the most of them. Rounding makes no range. */
    static Expected among(double... possible) {
        double low = Arrays.stream(possible).min().orElseThrow();
        double high = Arrays.stream(possible).max().orElseThrow();
        return high - low <= ROUNDING * high ? exactly(possible[0]) : new Expected(possible[0], low, high);
    }

    /** Whether it leaves something to chance. */
    public boolean isRange() {
        return low < high;
    }

    /** Whether a value is within the range. */
    public boolean allows(double actual) {
        return low <= actual && actual <= high;
    }
}
