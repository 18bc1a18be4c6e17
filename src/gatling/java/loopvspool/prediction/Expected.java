package loopvspool.prediction;

/**
 * What is expected of a quantity, in its unit.
 *
 * @param value the claim
 * @param low the least that is as predicted, where chance has a say; else the value
 * @param high the most
 */
public record Expected(double value, double low, double high) {
    /** One that leaves nothing to chance. */
    public static Expected exactly(double value) {
        return new Expected(value, value, value);
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
