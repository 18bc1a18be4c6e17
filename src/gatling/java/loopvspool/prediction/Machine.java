package loopvspool.prediction;

/**
 * What requests compute on.
 *
 * @param cores C, above 0; a fraction under a quota
 * @param sharing how those who compute at the same time share them
 */
public record Machine(double cores, Sharing sharing) {
    /** What an operating system may do with more threads than cores. It does something between the two. */
    public enum Sharing {
        /** Each of k threads runs at the rate min(1, C / k) all the time. */
        EQUAL,
        /**
         * Each thread stays on the core where fewest were when it began, and shares that one. Under a quota there are C cores, rounded
         * up, and those that are busy get the same of it.
         */
        NO_MIGRATION
    }

    public Machine {
        if (!(cores > 0) || Double.isInfinite(cores)) {
            throw new IllegalArgumentException("cores must be above 0, but are " + cores);
        }
    }

    /** Cores that are shared equally. */
    public static Machine of(double cores) {
        return new Machine(cores, Sharing.EQUAL);
    }
}
