package loopvspool.statistics;

import java.util.Locale;

/** What the bounds of an {@link Interval} rest on: so many forks allow no more. */
public enum Basis {
    /** One value, no bounds. */
    SINGLE,
    /** Two to four values: the least and the greatest of them. */
    RANGE,
    /** Five values or more: a 95 % bootstrap interval of the mean. */
    BOOTSTRAP;

    /** As in {@code results.json}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
