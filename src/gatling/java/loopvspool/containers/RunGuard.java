package loopvspool.containers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import loopvspool.machine.NeutralLocale;
import loopvspool.sut.docker.ContainerNames;

/**
 * Sees to it that the containers of a run do not outlive its Maven, however that ends: a shell that waits for the end of this
 * JVM and then removes what is left of this run. Where Maven comes to its own end nothing is.
 */
public final class RunGuard {
    private static final String SCRIPT = """
            trap '' INT HUP TERM
            while kill -0 "$1" 2>/dev/null; do sleep 1; done
            # Twice: the engine may just have been making one more.
            for round in 1 2; do
              left=$(docker ps --all --quiet --filter "label=$2")
              if [ -n "$left" ]; then
                echo "Maven, process $1, has left containers behind: removing them"
                docker rm --force --volumes $left
              fi
              sleep 1
            done
            # Where it is gone already, or others are in it, the engine refuses; one that compose is just making has its label.
            made=$(docker network ls --quiet --filter "name=$3" --filter label=com.docker.compose.project)
            [ -n "$made" ] || docker network rm "$3" 2>/dev/null
            """;

    private RunGuard() {}

    /**
     * Starts the guard.
     *
     * @param arguments the file that takes its output, and {@code name=value} for each of {@link Options}
     */
    public static void main(String[] arguments) {
        NeutralLocale.set();
        if (Options.of(List.of(arguments).subList(1, arguments.length)).isToBeKept()) {
            return;
        }
        List<String> command = List.of(
                "sh",
                "-c",
                SCRIPT,
                "loop-vs-pool-guard",
                Long.toString(ProcessHandle.current().pid()),
                RunLabel.NAME + "=" + RunLabel.ofThisJvm().text(),
                ContainerNames.NETWORK);
        try {
            Process guard = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of(arguments[0]).toFile())
                    .start();
            guard.getOutputStream().close();
        } catch (IOException e) {
            System.out.printf(
                    "There is no shell here to guard the containers (%s): if Maven is killed they stay, until the next run, or `docker rm --force`.%n",
                    e.getMessage());
        }
    }
}
