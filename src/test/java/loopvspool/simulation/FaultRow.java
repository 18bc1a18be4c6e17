package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import loopvspool.Await;

/**
 * A fault in a run, from the moment when it strikes until nothing of the run is left. What became of it is a row of {@code
 * target/faults.md}, which {@code docs/faults.md} is made of.
 */
final class FaultRow {
    private static final Path TABLE = Path.of("target", "faults.md");
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration GONE = Duration.ofSeconds(5);
    private static final Pattern VERDICT = Pattern.compile("(?m)^(VALID|SUSPECT|INVALID): Loop vs Pool");

    private final String fault;
    private final LabProcess run;
    private final Set<ProcessHandle> processes = new HashSet<>();
    private final Set<URI> ports = new HashSet<>();
    private final long struckAtNanos = System.nanoTime();

    private FaultRow(String fault, LabProcess run) throws IOException {
        this.fault = fault;
        this.run = run;
        look();
    }

    /** What has been started by now is to be gone at the end. */
    private void look() throws IOException {
        processes.addAll(run.descendants());
        ports.addAll(run.targetUrls());
    }

    /** The fault strikes next. */
    static FaultRow of(String fault, LabProcess run) throws IOException {
        return new FaultRow(fault, run);
    }

    /** Waits for the end, and until nothing is left; returns the exit code. */
    int awaitEnd(Duration patience) throws IOException, InterruptedException {
        while (!run.process().waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)
                && System.nanoTime() - struckAtNanos < patience.toNanos()) {
            processes.addAll(run.descendants());
        }
        int exitCode = run.awaitEnd(Duration.ZERO);
        ports.addAll(run.targetUrls());
        double seconds = (System.nanoTime() - struckAtNanos) / 1e9;
        Await.until("all processes are gone", GONE, () -> processes.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(ports).as("ports that still answer").noneMatch(LabProcess::answers);
        write(String.format(
                Locale.ROOT,
                "%.1f | %d | %s | %s | 0 of %d processes, 0 of %d ports",
                seconds,
                exitCode,
                verdict(),
                kept(),
                processes.size(),
                ports.size()));
        return exitCode;
    }

    private String verdict() {
        Matcher verdict = VERDICT.matcher(run.console());
        return verdict.find() ? verdict.group(1) : "none";
    }

    private String kept() throws IOException {
        Path file = run.resultsFile().orElse(null);
        if (file == null) {
            return "the console";
        }
        JsonNode results = new ObjectMapper().readTree(file.toFile());
        int answered = StreamSupport.stream(results.path("steps").spliterator(), false)
                .mapToInt(step -> step.at("/measurement/requests").asInt()
                        - step.at("/measurement/failed").asInt())
                .sum();
        return "%d steps, %d requests answered".formatted(results.path("steps").size(), answered);
    }

    /** One row for each fault, the newest; tests of other JVMs write there, too. */
    private void write(String outcome) throws IOException {
        try (FileChannel file = FileChannel.open(
                        TABLE, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                var lock = file.lock()) {
            assertThat(lock.isValid()).isTrue();
            Map<String, String> rows = new TreeMap<>();
            new String(Channels.newInputStream(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> rows.put(line.split(" \\| ", 2)[0], line));
            rows.put("| " + fault, "| " + fault + " | " + outcome + " |");
            file.truncate(0);
            file.write(ByteBuffer.wrap((String.join("\n", rows.values()) + "\n").getBytes(StandardCharsets.UTF_8)));
        }
    }
}
