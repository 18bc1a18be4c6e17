package loopvspool.prediction;

import java.util.function.DoublePredicate;

/** The largest rate that keeps a limit, by bracketing and bisection. The rates below one that keeps it are taken to keep it, too. */
public final class CapacitySearch {
    private static final double FIRST = 0.7;
    private static final double CLOSE = 0.01;
    private static final int MOST_STEPS = 60;

    private CapacitySearch() {}

    /**
     * Searches from 0.7 of the ceiling until the rates that keep the limit and that break it are within 1 % of one another.
     *
     * @param ceiling a rate above which the limit is broken for certain, above 0
     * @param keeps whether this rate keeps the limit
     * @return in the unit of the ceiling; 0 if even a thousandth of the ceiling breaks the limit
     */
    public static double largest(double ceiling, DoublePredicate keeps) {
        double kept = 0;
        double broken = ceiling;
        double next = FIRST * ceiling;
        for (int step = 0; step < MOST_STEPS && broken - kept > CLOSE * broken; step++) {
            if (keeps.test(next)) {
                kept = next;
            } else {
                broken = next;
            }
            if (kept == 0 && broken < ceiling / 1_000) {
                return 0;
            }
            next = kept == 0 ? broken / 2 : (kept + broken) / 2;
        }
        return kept;
    }
}
