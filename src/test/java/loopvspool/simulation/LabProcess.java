package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import loopvspool.Await;
import loopvspool.Child;

/** A run of the laboratory in a JVM of its own, as the Gatling Maven plugin starts it. */
final class LabProcess implements AutoCloseable {
    /** For what comes in its own time. Alone two minutes are enough; a machine that is as busy as it likes gets four. */
    static final Duration PATIENCE = Duration.ofMinutes(Boolean.getBoolean("loopvspool.full") ? 2 : 4);

    private static final String OUTCOME = "OUTCOME: ";

    private static final Pattern LISTENING = Pattern.compile("(?m)^LISTENING \\S+ (http://\\S+)$");

    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    private static final List<String> MAVEN =
            List.of("loopvspool.maven.home", "loopvspool.maven.repository", "loopvspool.maven.settings");

    private final Path results;
    private final Path console;
    private final Process process;

    private LabProcess(Path results, List<String> command) throws IOException {
        this(results, command, Map.of());
    }

    private LabProcess(Path results, List<String> command, Map<String, String> environment) throws IOException {
        this.results = results;
        this.console = results.resolve("console.txt");
        this.process = Child.builder(command, environment)
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
    }

    /** Starts a simulation with settings such as {@code lab.users=6}, results and console output under the folder. */
    static LabProcess start(Path results, Class<?> simulation, String... settings) throws IOException {
        return new LabProcess(results, command(CLASS_PATH, results, simulation, settings));
    }

    /** The same with its results in another folder than its console output. */
    static LabProcess startInto(Path folder, Path results, Class<?> simulation, String... settings) throws IOException {
        return new LabProcess(folder, command(CLASS_PATH, results, simulation, settings));
    }

    /** The same with files that go before the lab's own: a targets.conf there changes entries of the catalogue. */
    static LabProcess startWith(Path files, Path results, Class<?> simulation, String... settings) throws IOException {
        return new LabProcess(results, command(files + File.pathSeparator + CLASS_PATH, results, simulation, settings));
    }

    /** The same with variables of the environment. */
    static LabProcess startInEnvironment(
            Map<String, String> environment, Path results, Class<?> simulation, String... settings) throws IOException {
        return new LabProcess(results, command(CLASS_PATH, results, simulation, settings), environment);
    }

    /** The same as a child of a shell, which stands for Maven: the process of this object is the shell. */
    static LabProcess startBelowParent(Path results, Class<?> simulation, String... settings) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "\"$@\" & wait", "sh"));
        command.addAll(command(CLASS_PATH, results, simulation, settings));
        return new LabProcess(results, command);
    }

    /** The same behind a command that goes before that of the JVM: {@code taskset -c 1}. */
    static LabProcess startUnder(List<String> prefix, Path results, Class<?> simulation, String... settings)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(command(CLASS_PATH, results, simulation, settings));
        return new LabProcess(results, command);
    }

    /** The same with another heap, such as {@code 300m}. */
    static LabProcess startWithHeap(String heap, Path results, Class<?> simulation, String... settings)
            throws IOException {
        List<String> command = command(CLASS_PATH, results, simulation, settings);
        // Of two, a JVM takes the last.
        command.add(command.indexOf("-cp"), "-Xmx" + heap);
        return new LabProcess(results, command);
    }

    /** The same where a process may open only so many files. */
    static LabProcess startWithOpenFiles(int allowed, Path results, Class<?> simulation, String... settings)
            throws IOException {
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -n \"$0\" && exec \"$@\"", String.valueOf(allowed)));
        command.addAll(command(CLASS_PATH, results, simulation, settings));
        return new LabProcess(results, command);
    }

    private static List<String> command(String classPath, Path results, Class<?> simulation, String... settings) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                // Such a run is over before C2 has earned its time, and on few cores it takes that from the targets.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Djava.util.prefs.PreferencesFactory=" + OfflinePreferences.class.getName(),
                // What a run of milliseconds, beside other tests, is worth is not what they are about; who asks for the
                // verdict says so.
                "-Dlab.failOn=never",
                "-Dgatling.resultsFolder=" + results));
        MAVEN.stream()
                .filter(name -> System.getProperty(name) != null)
                .map(name -> "-D" + name + "=" + System.getProperty(name))
                .forEach(command::add);
        Stream.of(settings).map(setting -> "-D" + setting).forEach(command::add);
        command.addAll(List.of(
                "-cp", classPath, "io.gatling.app.Gatling", "-s", simulation.getName(), "-rf", results.toString()));
        return command;
    }

    Process process() {
        return process;
    }

    String console() {
        try {
            return Files.readString(console);
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * What the lab printed: without the lines in which a JVM from 24 on warns that Gatling's Netty loads native code, and without the
     * outcome.
     */
    List<String> lines() {
        return console()
                .lines()
                .filter(line -> !line.startsWith("WARNING: ") && !line.startsWith(OUTCOME) && !line.isBlank())
                .toList();
    }

    /** What the last line says, without the first word. */
    String outcome() {
        List<String> lines = console().lines().filter(line -> !line.isBlank()).toList();
        assertThat(lines).last().asString().startsWith(OUTCOME);
        return lines.get(lines.size() - 1).substring(OUTCOME.length());
    }

    /** The file for scripts. */
    JsonNode outcomeFile() throws IOException {
        return new ObjectMapper().readTree(results.resolve("outcome.json").toFile());
    }

    /** Waits until the console shows the text. */
    void awaitConsole(String text, Duration patience) {
        Await.until(
                "the console shows '" + text + "'", patience, () -> console().contains(text) || !process.isAlive());
        assertThat(console()).contains(text);
    }

    /** Waits for the end and returns the exit code. */
    int awaitEnd(Duration patience) throws InterruptedException {
        assertThat(process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS))
                .as("the run ends within %s; its console:%n%s", patience, console())
                .isTrue();
        return process.exitValue();
    }

    /** All processes below this one. */
    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** Where the targets answer, by their own announcements. */
    List<URI> targetUrls() throws IOException {
        List<URI> urls = new ArrayList<>();
        try (Stream<Path> files = Files.walk(results)) {
            for (Path log :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                LISTENING
                        // Gatling's own, which is binary, among them.
                        .matcher(Files.readString(log, StandardCharsets.ISO_8859_1))
                        .results()
                        .forEach(match -> urls.add(URI.create(match.group(1))));
            }
        }
        return urls;
    }

    /** Gatling's folder of this run. */
    Path runFolder() throws IOException {
        try (Stream<Path> entries = Files.list(results)) {
            return entries.filter(entry -> !Files.isSymbolicLink(entry))
                    .filter(entry -> Files.exists(entry.resolve("simulation.log")))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no run folder; the console:\n" + console()));
        }
    }

    /** The results of this run. */
    JsonNode results() throws IOException {
        return new ObjectMapper().readTree(runFolder().resolve("results.json").toFile());
    }

    /** The results, wherever under its folder they were written; nothing if they were not. */
    Optional<Path> resultsFile() throws IOException {
        try (Stream<Path> files = Files.walk(results)) {
            return files.filter(file -> file.endsWith("results.json")).findFirst();
        }
    }

    static boolean answers(URI url) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), url.getPort()), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Leaves nothing behind, also of a run that does not clean up after itself. */
    @Override
    public void close() {
        List<ProcessHandle> all = descendants();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
