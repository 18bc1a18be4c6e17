package loopvspool.machine;

import java.util.Locale;

/**
 * The locale of whoever writes files and lines for a program, or for anybody: digits are 0 to 9, the decimal point is a point.
 *
 * <p>It is set for the whole JVM, before all else, and not at each place that formats a number: a machine's locale reaches also what
 * libraries write, Gatling's report among it, and one place that is forgotten is enough for a results.json that nobody can read.
 */
public final class NeutralLocale {
    private NeutralLocale() {}

    /** Makes it this JVM's; what every main of the lab calls first. */
    public static void set() {
        Locale.setDefault(Locale.ROOT);
    }
}
