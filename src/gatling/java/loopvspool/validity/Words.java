package loopvspool.validity;

/** Counts in sentences. */
public final class Words {
    private Words() {}

    /** {@code 1 step}, {@code 2 steps}. */
    public static String count(long number, String one) {
        return number + " " + plural(number, one);
    }

    /** Of words that do not merely take an s. */
    public static String plural(long number, String one, String many) {
        return number == 1 ? one : many;
    }

    /** {@code step} of one, {@code steps} of any other number. */
    public static String plural(long number, String one) {
        return plural(number, one, one + "s");
    }
}
