package loopvspool.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The script that runs the server, {@code guard.sh}. It outlives this JVM for as long as it takes to stop the server and
 * to delete its folder, and it begins to when its standard input ends, which is all that a killed JVM can say.
 */
final class Guard {

    private static final String SCRIPT = "guard.sh";
    private static final int ROOT = 0;

    private Guard() {}

    static Process start(RunFolder run, Path binaries, int port) throws IOException {
        Path script = run.path().resolve(SCRIPT);
        try (InputStream text = Guard.class.getResourceAsStream(SCRIPT)) {
            Files.copy(text, script);
        }
        List<String> command = new ArrayList<>(
                List.of("sh", script.toString(), run.path().toString(), binaries.toString(), Integer.toString(port)));
        if (isRoot(script)) {
            // PostgreSQL refuses to run as root. In a user namespace of its own it is nobody, and may still use what is
            // root's.
            command.addAll(List.of("unshare", "--user"));
        }
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        // Messages in the language that they are read in, and no defaults of somebody else's server.
        process.environment().keySet().removeIf(variable -> variable.startsWith("PG"));
        process.environment().put("LC_ALL", "C");
        return process.start();
    }

    private static boolean isRoot(Path ownFile) throws IOException {
        return Files.getAttribute(ownFile, "unix:uid").equals(ROOT);
    }
}
