package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import loopvspool.Full;
import loopvspool.sut.remote.OddServer;
import loopvspool.sut.remote.OddServer.Oddity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Servers that others have written, each with an oddity of its own, in one run. Each has two workers, and three users come. */
@Full
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OddServersIT {
    private static final int USERS = 3;

    @TempDir
    private static Path results;

    private final Map<String, OddServer> servers = new LinkedHashMap<>();
    private LabProcess run;
    private JsonNode json;

    @BeforeAll
    void measureAll() throws Exception {
        servers.put("two-processes", new OddServer("127.0.0.1", Oddity.TWO_PROCESSES));
        servers.put("short-keep-alive", new OddServer("127.0.0.1", Oddity.SHORT_KEEP_ALIVE));
        servers.put("worker-stays", new OddServer("127.0.0.1", Oddity.WORKER_STAYS));
        servers.put("closes", new OddServer("127.0.0.1", Oddity.CLOSES));
        servers.put("http-1-0", new OddServer("127.0.0.1", Oddity.HTTP_1_0));
        addIpv6();
        List<String> settings = new ArrayList<>(List.of(
                "lab.launcher=none",
                "lab.experiments=cpu-burst,io-burst,io-sweep,health-check",
                "lab.endpoints=sync-cpubound,sync-iobound",
                "lab.serviceTime=100ms",
                "lab.ioTime=50ms",
                "lab.calibration.warmUpLimit=1s",
                "lab.calibration.samples=10",
                "lab.users=" + USERS));
        servers.forEach((name, server) -> settings.addAll(
                List.of("lab.target." + name + ".url=" + server.url(), "lab.target." + name + ".workers=2")));
        run = LabProcess.start(results, LoopVsPool.class, settings.toArray(String[]::new));
        assertThat(run.awaitEnd(LabProcess.PATIENCE)).as(run.console()).isZero();
        json = run.results();
    }

    /** Where this machine has it. */
    private void addIpv6() {
        try {
            servers.put("ipv6", new OddServer("::1"));
        } catch (IOException e) {
            System.out.println("not tried: IPv6, which this machine does not have: " + e.getMessage());
        }
    }

    @AfterAll
    void leaveNothing() throws Exception {
        run.close();
        for (OddServer server : servers.values()) {
            server.close();
        }
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    @Test
    void shouldLoseNoRequest() {
        assertThat(each(json.get("steps")))
                .as(run.console())
                .hasSizeGreaterThanOrEqualTo(2 * servers.size())
                .allSatisfy(step -> {
                    assertThat(step.at("/measurement/failed").asInt(-1)).isZero();
                    assertThat(step.at("/probes/failed").asInt(0)).isZero();
                });
    }

    @Test
    void shouldFindNothingInvalidButWhatABusyMachineDoes() {
        assertThat(each(json.at("/validity/findings")))
                .filteredOn(finding -> finding.get("severity").asText().equals("INVALID"))
                .allMatch(finding -> finding.get("reason").asText().startsWith("calibration: "), run.console());
    }

    @Test
    void shouldCountTheWorkersOfTwoProcessesTogether() {
        assertThat(each(json.get("steps"))
                        .filter(step -> step.get("target").asText().equals("two-processes"))
                        .filter(step -> step.get("name").asText().contains("-burst"))
                        .toList())
                .isNotEmpty()
                .allMatch(step -> step.at("/measurement/peakConcurrency").asInt() == 2, run.console());
    }

    @Test
    void shouldSayWhatIsUnusualOnceEach() throws Exception {
        List<String> notes = each(json.at("/validity/notes"))
                .map(note -> note.get("text").asText())
                .toList();

        assertThat(notes)
                .filteredOn(note -> note.startsWith("two-processes: 2 processes (pid "))
                .hasSize(1);
        assertThat(notes)
                .filteredOn(note -> note.startsWith("worker-stays: a worker of it stays with a connection"))
                .hasSize(1);
        assertThat(notes)
                .filteredOn(note -> note.contains(" stays with a connection"))
                .hasSize(1);
        assertThat(Files.readString(run.runFolder().resolve("comparison.html"))).contains("2 processes (pid ");
    }

    @Test
    void shouldWriteWhichProcessAnswered() throws Exception {
        List<String> rows = Files.readAllLines(run.runFolder().resolve("requests.csv"));

        assertThat(rows.get(0)).contains(",pid,");
        assertThat(rows)
                .filteredOn(row -> row.contains(",two-processes,"))
                .anyMatch(row -> row.contains(",4000001,"))
                .anyMatch(row -> row.contains(",4000002,"));
    }
}
