package loopvspool.sut;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a target is started.
 *
 * @param module the Maven module that holds the program, relative to the project
 * @param mainClass the program
 * @param arguments its own arguments
 * @param environment variables of its environment; what must not be seen on a command line, which every report shows
 */
public record ProgramSpec(String module, String mainClass, List<String> arguments, Map<String, String> environment) {
    /** That of a server which others have started. */
    static final ProgramSpec UNKNOWN = new ProgramSpec("", "", List.of());

    /** Copies what it is given. */
    public ProgramSpec {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** With nothing in its environment. */
    public ProgramSpec(String module, String mainClass, List<String> arguments) {
        this(module, mainClass, arguments, Map.of());
    }

    ProgramSpec with(String argument) {
        return new ProgramSpec(
                module,
                mainClass,
                Stream.concat(arguments.stream(), Stream.of(argument)).toList(),
                environment);
    }

    ProgramSpec with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new ProgramSpec(module, mainClass, arguments, more);
    }
}
