package loopvspool.workload;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The options of a program: {@code --name=value}, and flags, {@code --name}.
 *
 * <p>What the command line does not say, the environment may: {@code LAB_WORKERS_PER_CORE=2} is
 * {@code --workers-per-core=2}, and {@code LAB_EXIT_WITH_PARENT=true} is a flag. So one image makes many containers. A
 * child inherits the environment of whoever starts it, and with it what was meant for another program: a variable that is
 * not one of this program's is an error, so that it is seen; one that is counts, unless the command line says otherwise.
 */
public final class CommandLine {

    private final Map<String, GivenOption> given = new LinkedHashMap<>();
    private final TreeSet<String> known = new TreeSet<>();
    private final Variables variables;

    private CommandLine(Variables variables) {
        this.variables = variables;
    }

    /** Reads the arguments of a program that has no environment. */
    public static CommandLine of(String... arguments) {
        return of(Map.of(), arguments);
    }

    /**
     * Reads the arguments of a program.
     *
     * @param environment all variables of the process
     * @throws BadOption where an argument is not an option, or is given twice
     */
    public static CommandLine of(Map<String, String> environment, String... arguments) {
        CommandLine line = new CommandLine(Variables.in(environment));
        for (String argument : arguments) {
            if (!argument.startsWith("--")) {
                throw new BadOption(Excerpt.of(argument) + " is not an option: write --name=value");
            }
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            String value = equals < 0 ? GivenOption.NO_VALUE : argument.substring(equals + 1);
            if (line.given.putIfAbsent(name, new GivenOption(name, value, false)) != null) {
                throw new BadOption(Excerpt.of(name) + " is given twice: give it once");
            }
        }
        return line;
    }

    /** Whether the option or flag is given. */
    public boolean has(String name) {
        return find(name).isPresent();
    }

    /** The name by which an option was given, for an error about it: {@code LAB_PORT} where a variable did. */
    public String nameGiven(String name) {
        return find(name).map(GivenOption::name).orElse(name);
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
        return find(name).map(option -> option.read(allowed, reader)).orElse(byDefault);
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
        return find(name).map(GivenOption::isSet).orElse(false);
    }

    /** The value of a variable that stands for no option; nothing where it is empty. */
    Optional<String> variable(String name) {
        return variables.value(name);
    }

    /**
     * To be called when every option has been asked for.
     *
     * @throws BadOption where an option, or a variable, is given that nobody asked for
     */
    void rejectUnknown() {
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                throw new BadOption("unknown option " + Excerpt.of(name) + ": known are " + String.join(", ", known));
            }
        }
        variables.rejectUnknown();
    }

    // Both are asked, whatever the command line says: to ask for a variable makes it a known one.
    private Optional<GivenOption> find(String name) {
        known.add(name);
        String variable = Variables.standingFor(name);
        Optional<GivenOption> inEnvironment =
                variables.value(variable).map(value -> new GivenOption(variable, value, true));
        return Optional.ofNullable(given.get(name)).or(() -> inEnvironment);
    }
}
