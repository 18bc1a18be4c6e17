package loopvspool.sut;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many requests an endpoint works on at the same time: a fixed number, or a multiple of the target's cores.
 *
 * @param factor the number, or the multiple; {@link Integer#MAX_VALUE} where nothing limits it
 * @param perCore whether the factor is to be multiplied by the cores
 */
public record Workers(int factor, boolean perCore) {
    private static final Pattern EXPRESSION = Pattern.compile("(?:(\\d{1,6})\\s*\\*\\s*)?cores|(\\d{1,6})|unbounded");

    /**
     * Reads {@code 4}, {@code cores}, {@code 2 * cores} or {@code unbounded}.
     *
     * @throws IllegalArgumentException if the text is none of these, or means no worker at all
     */
    public static Workers parse(String text) {
        Matcher matcher = EXPRESSION.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        if (text.strip().equals("unbounded")) {
            return new Workers(Integer.MAX_VALUE, false);
        }
        boolean perCore = matcher.group(2) == null;
        String number = perCore ? matcher.group(1) : matcher.group(2);
        int factor = number == null ? 1 : Integer.parseInt(number);
        if (factor == 0) {
            throw new IllegalArgumentException(text);
        }
        return new Workers(factor, perCore);
    }

    /** The number of workers on a target that may use so many cores. */
    public int count(int cores) {
        return perCore ? Math.multiplyExact(factor, cores) : factor;
    }

    /** Whether nothing limits the number of requests at the same time. */
    public boolean isUnbounded() {
        return !perCore && factor == Integer.MAX_VALUE;
    }
}
