package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import loopvspool.Full;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Gatling's JVM needs for very many users and requests: a burst of 10,000, and 213 of 788 to 1,000, 200,422 requests in all.
 * What one request takes is in MemoryOfARequestTest, which is quick.
 */
@Full
class HeapIT {
    private static final int BURST = 10_000;
    private static final int SMALLEST = 788;
    private static final int LARGEST = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    @TempDir
    private Path results;

    @Timeout(value = 25, unit = TimeUnit.MINUTES)
    @Test
    void shouldKeepTenThousandUsersAndTwoHundredThousandRequestsInAFifthOfTheDefaultHeap() throws Exception {
        try (WaitingServer server = new WaitingServer();
                LabProcess run = LabProcess.startWithHeap(
                        // What was kept of requests before, 945 bytes of each, did not fit into it.
                        "192m",
                        results,
                        LoopVsPool.class,
                        "lab.launcher=none",
                        "lab.target.waiting.url=" + server.url(),
                        "lab.target.waiting.workers=1",
                        "lab.target.waiting.endpoints=sync-cpubound,async-iobound:unbounded",
                        "lab.experiments=io-burst,io-sweep",
                        "lab.endpoints=async-iobound",
                        "lab.ioTime=20ms",
                        "lab.users=" + BURST,
                        "lab.sweep.users=" + SMALLEST + ".." + LARGEST)) {
            assertThat(run.awaitEnd(PATIENCE))
                    .as("exit code; console:%n%s", run.console())
                    .isZero();

            assertThat(run.console()).doesNotContain("OutOfMemoryError");
            List<Integer> users = new ArrayList<>();
            JsonNode json = run.results();
            for (JsonNode step : json.path("steps")) {
                users.add(step.at("/measurement/requests").asInt());
                assertThat(step.at("/measurement/failed").asInt()).isZero();
            }
            assertThat(users).hasSize(1 + LARGEST - SMALLEST + 1).startsWith(BURST, SMALLEST);
            try (Stream<String> lines = Files.lines(run.runFolder().resolve("requests.csv"))) {
                assertThat(lines.count()).as("a header, and every request").isEqualTo(1 + 200_422);
            }
            assertThat(run.runFolder()).isDirectoryContaining("glob:**/comparison.html");
            assertThat(run.runFolder()).isDirectoryContaining("glob:**/index.html");
        }
    }
}
