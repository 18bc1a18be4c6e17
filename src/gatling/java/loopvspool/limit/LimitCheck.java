package loopvspool.limit;

/**
 * A condition of the user, and what came of it.
 *
 * @param name what was to be compared
 * @param requirement how and with what, in words: {@code < 12 s}
 * @param unit of the values; null: a ratio
 * @param required what it was compared with
 * @param actual what was measured, the mean over the forks; null where it was not, or not in all
 * @param met whether it holds; what was not measured does not
 * @param why why nothing was measured; null where it was
 */
public record LimitCheck(
        String name, String requirement, String unit, double required, Double actual, boolean met, String why) {}
