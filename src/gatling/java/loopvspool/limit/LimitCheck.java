package loopvspool.limit;

/**
 * A condition of the user, and what came of it.
 *
 * @param name what was to be compared
 * @param requirement how and with what, in words: {@code < 12 s}
 * @param unit of the values; null: a ratio, or a count
 * @param required what it was compared with
 * @param predicted what was predicted; null where nothing was, or a ratio to zero
 * @param actual what was measured, the mean over the forks; null where it was not, or not in all
 * @param met whether it holds; what was not measured does not
 * @param believed whether the numbers can be believed: not those of an INVALID run, on which met says nothing
 * @param why why nothing was measured; null where it was
 */
public record LimitCheck(
        String name,
        String requirement,
        String unit,
        double required,
        Double predicted,
        Double actual,
        boolean met,
        boolean believed,
        String why) {}
