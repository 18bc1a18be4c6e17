package loopvspool.workload;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** The options of a program: {@code --name=value}, and flags, {@code --name}. */
public final class CommandLine {

    private static final String NO_VALUE = "";

    private final Map<String, String> given = new LinkedHashMap<>();
    private final TreeSet<String> known = new TreeSet<>();

    private CommandLine() {}

    /**
     * Reads the arguments of a program.
     *
     * @throws BadOption where one is not an option, or is given twice
     */
    public static CommandLine of(String... arguments) {
        CommandLine line = new CommandLine();
        for (String argument : arguments) {
            if (!argument.startsWith("--")) {
                throw new BadOption(Excerpt.of(argument) + " is not an option: write --name=value");
            }
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            String value = equals < 0 ? NO_VALUE : argument.substring(equals + 1);
            if (line.given.putIfAbsent(name, value) != null) {
                throw new BadOption(Excerpt.of(name) + " is given twice: give it once");
            }
        }
        return line;
    }

    /** Whether the option or flag is given. */
    public boolean has(String name) {
        known.add(name);
        return given.containsKey(name);
    }

    /**
     * The value of an option.
     *
     * @param name with its dashes: {@code --port}
     * @param byDefault what it is where the option is not given
     * @param allowed what a value may be, for the error: "a whole number from 0 to 65535"
     * @param reader makes a value of the text; a null or an {@link IllegalArgumentException} says that it is not
     * allowed
     * @throws BadOption where the value is not allowed
     */
    public <T> T option(String name, T byDefault, String allowed, Function<String, T> reader) {
        if (!has(name)) {
            return byDefault;
        }
        String text = given.get(name);
        T value;
        try {
            value = reader.apply(text);
        } catch (IllegalArgumentException e) {
            value = null;
        }
        if (value == null) {
            throw notAllowed(name, text, allowed);
        }
        return value;
    }

    /** The value of an option that is a whole number from {@code min} to {@code max}. */
    public int number(String name, int byDefault, int min, int max) {
        return option(name, byDefault, "a whole number from " + min + " to " + max, text -> {
            int number = Integer.parseInt(text);
            return number >= min && number <= max ? number : null;
        });
    }

    /**
     * Whether a flag is given.
     *
     * @throws BadOption where it has a value
     */
    public boolean flag(String name) {
        if (has(name) && !given.get(name).equals(NO_VALUE)) {
            throw notAllowed(name, given.get(name), "nothing after " + name);
        }
        return given.containsKey(name);
    }

    /**
     * To be called when every option has been asked for.
     *
     * @throws BadOption where one is given that nobody asked for
     */
    void rejectUnknown() {
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                throw new BadOption("unknown option " + Excerpt.of(name) + ": known are " + String.join(", ", known));
            }
        }
    }

    private static BadOption notAllowed(String name, String value, String allowed) {
        return new BadOption(name + "=" + Excerpt.of(value) + " is not allowed: give " + allowed);
    }
}
