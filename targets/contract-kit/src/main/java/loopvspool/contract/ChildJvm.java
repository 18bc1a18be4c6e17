package loopvspool.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program of a target in a JVM of its own, started as its users start it. It is killed when this is closed. */
public final class ChildJvm implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 20;

    private final Process process;
    private final Output out;
    private final Output err;

    private ChildJvm(Process process) {
        this.process = process;
        this.out = new Output(process.getInputStream(), "stdout");
        this.err = new Output(process.getErrorStream(), "stderr");
    }

    /** Starts the main class from {@code target/classes} and {@code target/classpath.txt} of the module under test. */
    public static ChildJvm start(String mainClass, List<String> arguments) {
        return start(List.of(), Map.of(), mainClass, arguments);
    }

    /** The same with flags for the JVM, and variables of the environment, the only ones that the program may ask for. */
    public static ChildJvm start(
            List<String> flags, Map<String, String> environment, String mainClass, List<String> arguments) {
        return start(Path.of(System.getProperty("java.home")), flags, environment, mainClass, arguments);
    }

    /** The same with the JDK of that home. */
    public static ChildJvm start(
            Path javaHome,
            List<String> flags,
            Map<String, String> environment,
            String mainClass,
            List<String> arguments) {
        try {
            List<String> command = new ArrayList<>();
            command.add(javaHome.resolve("bin").resolve("java").toString());
            command.add("-Xmx256m");
            // It is over before the second compiler pays off, and many of them are started.
            command.add("-XX:TieredStopAtLevel=1");
            command.add("-XX:+UseSerialGC");
            command.addAll(flags);
            command.add("-cp");
            command.add(Path.of("target", "classes")
                    + File.pathSeparator
                    + Files.readString(Path.of("target", "classpath.txt")).strip());
            command.add(mainClass);
            command.addAll(arguments);
            ProcessBuilder child = new ProcessBuilder(command);
            // Whoever runs the tests may have options for another program in the environment.
            child.environment().keySet().removeIf(name -> name.startsWith("LAB_"));
            child.environment().putAll(environment);
            return new ChildJvm(child.start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + mainClass, e);
        }
    }

    /** Waits until the program says that it listens; where. */
    public URI awaitListening() {
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        while (out.lines().isEmpty()) {
            assertThat(process.isAlive()).as("still running: %s", this).isTrue();
            assertThat(System.nanoTime()).as("in time: %s", this).isLessThan(limit);
            Clock.pause(POLL_MILLIS);
        }
        String[] words = out.lines().get(0).split(" ");
        assertThat(words).as(toString()).hasSize(3).startsWith("LISTENING");
        return URI.create(words[2]);
    }

    /** Waits until the program has ended, on its own; its exit code. */
    public int awaitExit(Duration limit) {
        try {
            assertThat(process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS))
                    .as("ended within %s: %s", limit, this)
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
        out.awaitEnd();
        err.awaitEnd();
        return process.exitValue();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** SIGTERM: asks it to end. */
    public void terminate() {
        process.destroy();
    }

    /** Ends its standard input, as the death of its parent would. */
    public void closeInput() throws IOException {
        process.getOutputStream().close();
    }

    /** The lines of standard output so far. */
    public List<String> out() {
        return out.lines();
    }

    /** The lines of standard error so far. */
    public List<String> err() {
        return err.lines();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    @Override
    public String toString() {
        return process + ", stdout " + out() + ", stderr " + err();
    }

    /** The lines of one stream, read by a thread so that the child never waits for us. */
    private static final class Output {

        private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
        private final Thread reader;

        Output(InputStream stream, String name) {
            reader = new Thread(() -> read(stream), "child-" + name);
            reader.setDaemon(true);
            reader.start();
        }

        private void read(InputStream stream) {
            try (BufferedReader text = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                text.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException e) {
                // The child was killed; what it said until then is kept.
            }
        }

        List<String> lines() {
            return List.of(lines.toArray(String[]::new));
        }

        void awaitEnd() {
            try {
                reader.join(START_LIMIT.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
