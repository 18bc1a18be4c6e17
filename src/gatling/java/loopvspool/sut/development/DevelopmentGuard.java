package loopvspool.sut.development;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A shell that kills what it has started when its standard input ends: Maven does not look at its own. The input is a pipe
 * that this JVM holds, so it also ends with this JVM, however that ends.
 *
 * <p>The shell is the parent, so that the process id stays reserved until it has noticed the end. Ctrl+C and a closed terminal
 * reach the whole group of processes; what to do about them is this JVM's decision.
 */
final class DevelopmentGuard {
    private static final String SCRIPT = """
            trap '' INT HUP
            exec 3<&0
            "$@" <&3 3<&- &
            guarded=$!
            echo "GUARDED $guarded"
            (read -r nothing <&3; kill -KILL "$guarded") &
            watch=$!
            wait "$guarded"
            code=$?
            kill "$watch" 2>/dev/null
            exit "$code"
            """;

    private static final Pattern GUARDED = Pattern.compile("(?m)^GUARDED (\\d+)\\R");

    private DevelopmentGuard() {}

    /** A command that runs this one under guard. */
    static List<String> command(List<String> guarded) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", SCRIPT, "guard"));
        command.addAll(guarded);
        return command;
    }

    /** The process id of what is guarded, from the output; nothing as long as it is not started. */
    static OptionalLong guarded(String output) {
        Matcher matcher = GUARDED.matcher(output);
        return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }
}
