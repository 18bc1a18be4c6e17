package loopvspool.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import loopvspool.Await;
import loopvspool.Child;

/** A Maven of its own, in a group of processes of its own, as a shell starts one: Ctrl+C reaches the whole group. */
final class MavenRun implements AutoCloseable {
    private final Path console;
    private final Process process;

    private MavenRun(Path console, Process process) {
        this.console = console;
        this.process = process;
    }

    /**
     * Starts Maven.
     *
     * @param folder the project
     * @param environment variables besides those of this process
     */
    static MavenRun start(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "setsid",
                Path.of(System.getProperty("loopvspool.maven.home"), "bin", "mvn")
                        .toString(),
                "--batch-mode"));
        Path settings = Path.of(System.getProperty("loopvspool.maven.settings"));
        if (Files.isRegularFile(settings)) {
            command.addAll(List.of("--settings", settings.toString()));
        }
        command.add("-Dmaven.repo.local=" + System.getProperty("loopvspool.maven.repository"));
        command.addAll(List.of(arguments));
        Path console = Files.createTempFile(folder, "console", ".txt");
        ProcessBuilder builder = Child.builder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        // Such a run is over before C2 has earned its time.
        builder.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return new MavenRun(console, process);
    }

    String console() {
        try {
            return Files.readString(console);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitConsole(String text, Duration patience) {
        Await.until(
                "the console shows '" + text + "'", patience, () -> console().contains(text) || !process.isAlive());
        assertThat(console()).contains(text);
    }

    /** Waits for the end and returns the exit code. */
    int awaitEnd(Duration patience) throws InterruptedException {
        assertThat(process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS))
                .as("Maven ends within %s; its console:%n%s", patience, console())
                .isTrue();
        return process.exitValue();
    }

    long pid() {
        return process.pid();
    }

    /** Sends a signal to Maven alone. */
    void signal(String name) throws IOException, InterruptedException {
        kill(name, Long.toString(process.pid()));
    }

    /** Sends a signal to Maven and all that it has started, as a terminal does. */
    void signalAll(String name) throws IOException, InterruptedException {
        kill(name, "-" + process.pid());
    }

    static void kill(String signal, String whom) throws IOException, InterruptedException {
        Process kill =
                new ProcessBuilder(Stream.of("kill", "-" + signal, "--", whom).toList()).start();
        assertThat(kill.waitFor()).as("kill -%s -- %s", signal, whom).isZero();
    }

    /** Nothing of it goes on, also after a test that has failed. */
    @Override
    public void close() {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
