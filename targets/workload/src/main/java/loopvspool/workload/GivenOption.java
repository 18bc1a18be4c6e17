package loopvspool.workload;

import java.util.function.Function;

/**
 * An option that somebody gave.
 *
 * @param name as it was given, {@code --port} or {@code LAB_PORT}
 * @param value empty for a flag of the command line
 * @param byVariable whether it comes from the environment
 */
record GivenOption(String name, String value, boolean byVariable) {

    static final String NO_VALUE = "";

    /**
     * What the value says.
     *
     * @param allowed what a value may be, for the error
     * @param reader makes a value of the text; a null or an {@link IllegalArgumentException} says that it is not
     * allowed
     * @throws BadOption where the value is not allowed
     */
    <T> T read(String allowed, Function<String, T> reader) {
        T read;
        try {
            read = reader.apply(value);
        } catch (IllegalArgumentException e) {
            read = null;
        }
        if (read == null) {
            throw new BadOption(name + "=" + Excerpt.of(value) + " is not allowed: give " + allowed);
        }
        return read;
    }

    /**
     * Whether a flag is set. On the command line it is by being there, and a variable needs a value to be there.
     *
     * @throws BadOption where the value is not allowed
     */
    boolean isSet() {
        return byVariable
                ? read("true or false", GivenOption::truth)
                : read("nothing after " + name, text -> text.equals(NO_VALUE) ? true : null);
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }
}
