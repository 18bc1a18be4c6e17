package loopvspool;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * Processes that tests start, with the signals that a terminal would give them: `command &` in a script and `nohup` let a process
 * ignore some, which all that it starts inherits.
 */
public final class Child {
    private static final String SIGNALS = "--default-signal=HUP,INT,TERM";
    private static final boolean RESTORES = runs("env", SIGNALS, "true");

    private Child() {}

    /** A builder for the command. */
    public static ProcessBuilder builder(List<String> command) {
        List<String> whole = new ArrayList<>(RESTORES ? List.of("env", SIGNALS) : List.of());
        whole.addAll(command);
        return new ProcessBuilder(whole);
    }

    /** The same with variables of its own. */
    public static ProcessBuilder builder(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = builder(command);
        builder.environment().putAll(environment);
        return builder;
    }

    /** Skips a test of Ctrl-C where this JVM ignores it, and `env` (coreutils before 8.31, macOS) cannot give it back. */
    public static void assumeCtrlC() {
        Assumptions.assumeTrue(
                RESTORES || !runs("sh", "-c", "kill -INT $$; exit 0"),
                "SIGINT is ignored here, and this system's env has no --default-signal: run the tests in the foreground");
    }

    /** Whether a command is there, and ends well. */
    public static boolean runs(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
