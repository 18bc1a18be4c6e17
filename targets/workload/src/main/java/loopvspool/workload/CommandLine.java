package loopvspool.workload;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The options of a program: {@code --name=value}, and flags, {@code --name}.
 *
 * <p>What the command line does not say, the environment may: {@code LAB_WORKERS_PER_CORE=2} is
 * {@code --workers-per-core=2}, and {@code LAB_EXIT_WITH_PARENT=true} is a flag. So one image makes many containers. A
 * child inherits the environment of whoever starts it, and with it what was meant for another program: a variable that is
 * not one of this program's is an error, so that it is seen; one that is counts, unless the command line says otherwise.
 *
 * <p>An option is known when it has been asked for, and can be asked for only with all that {@code --help} says of it.
 */
public final class CommandLine {

    private static final Flag HELP = new Flag("--help", "Lists these options, and starts nothing.");

    private final Map<String, GivenOption> given = new LinkedHashMap<>();
    private final TreeMap<String, OptionHelp> known = new TreeMap<>();
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

    /** Whether an option is given. */
    public boolean has(Option<?> option) {
        return find(option.help()).isPresent();
    }

    /** The name by which an option was given, for an error about it: {@code LAB_PORT} where a variable did. */
    public String nameGiven(Option<?> option) {
        return nameGiven(option.help());
    }

    /** The name by which a flag was given, for an error about it. */
    public String nameGiven(Flag flag) {
        return nameGiven(flag.help());
    }

    private String nameGiven(OptionHelp option) {
        return find(option).map(GivenOption::name).orElse(option.name());
    }

    /**
     * The value of an option.
     *
     * @throws BadOption where the value is not allowed
     */
    public <T> T value(Option<T> option) {
        return find(option.help())
                .map(found -> found.read(option.allowed(), option.reader()))
                .orElse(option.byDefault());
    }

    /**
     * Whether a flag is given.
     *
     * @throws BadOption where it has a value
     */
    public boolean isSet(Flag flag) {
        return find(flag.help()).map(GivenOption::isSet).orElse(false);
    }

    /**
     * Whether the options shall be listed, and nothing started.
     *
     * @throws BadOption where a value is given
     */
    boolean asksForHelp() {
        return isSet(HELP);
    }

    /** Every option that has been asked for, in alphabetical order, two lines each. */
    String help() {
        asksForHelp();
        return known.values().stream().map(OptionHelp::toString).collect(Collectors.joining());
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
        asksForHelp();
        for (String name : given.keySet()) {
            if (!known.containsKey(name)) {
                throw new BadOption(
                        "unknown option " + Excerpt.of(name) + ": known are " + String.join(", ", known.keySet()));
            }
        }
        variables.rejectUnknown();
    }

    // Both are asked, whatever the command line says: to ask for a variable makes it a known one.
    private Optional<GivenOption> find(OptionHelp option) {
        String name = option.name();
        known.put(name, option);
        String variable = Variables.standingFor(name);
        Optional<GivenOption> inEnvironment =
                variables.value(variable).map(value -> new GivenOption(variable, value, true));
        return Optional.ofNullable(given.get(name)).or(() -> inEnvironment);
    }
}
