package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A run on the real targets, and what it must show whatever the machine's speed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RunOfAllTargets {
    private static final int IO_MILLIS = 200;

    private LabProcess run;
    private int exitCode;
    private JsonNode json;
    private List<CSVRecord> rows;

    /** Those of the run. */
    abstract List<String> settings();

    /** How many steps these mean. */
    abstract int plannedSteps();

    @BeforeAll
    void measure(@TempDir Path results) throws Exception {
        run = LabProcess.start(results, LoopVsPool.class, settings().toArray(String[]::new));
        exitCode = run.awaitEnd(Duration.ofMinutes(6));
        json = run.results();
        try (CSVParser csv = CSVParser.parse(
                run.runFolder().resolve("requests.csv"),
                java.nio.charset.StandardCharsets.UTF_8,
                CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            rows = csv.getRecords();
        }
    }

    @AfterAll
    void leaveNothing() {
        run.close();
    }

    LabProcess run() {
        return run;
    }

    JsonNode json() {
        return json;
    }

    @Test
    void shouldEndWell() {
        assertThat(exitCode).as("exit code; console:%n%s", run.console()).isZero();
        assertThat(json.at("/run/finished").asBoolean()).isTrue();
    }

    @Test
    void shouldRecordEveryPlannedRequestAndLoseNone() {
        int planned = steps().stream()
                .mapToInt(step ->
                        step.get("users").asInt() * step.get("requestsPerUser").asInt())
                .sum();
        assertThat(rows).hasSize(planned);
        assertThat(rows).as("statuses").allMatch(row -> row.get("status").equals("200"));
        assertThat(json.at("/run/plannedSteps").asInt())
                .isEqualTo(steps().size())
                .isEqualTo(plannedSteps());
    }

    @Test
    void shouldCalibrateEachTargetAndCarryItsIterationsIntoTheLoad() {
        Map<String, Integer> iterations = StreamSupport.stream(
                        json.get("calibrations").spliterator(), false)
                .collect(Collectors.toMap(one -> one.get("target").asText(), one -> one.get("iterations")
                        .asInt()));
        assertThat(iterations).containsOnlyKeys("vertx", "javalin-1x", "javalin-2x");
        assertThat(rows)
                .filteredOn(row -> row.get("endpoint").endsWith("-cpubound"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("amount"))
                        .as(row.get("target"))
                        .isEqualTo(String.valueOf(iterations.get(row.get("target")))));
    }

    @Test
    void shouldRecordHowLongTheDownstreamServiceOrTheDatabaseHeldEachRequest() {
        assertThat(rows)
                .filteredOn(row -> !row.get("endpoint").endsWith("-cpubound"))
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(row.get("amount")).isEqualTo(String.valueOf(IO_MILLIS));
                    assertThat(Double.parseDouble(row.get("downstream_s")))
                            .isGreaterThanOrEqualTo((IO_MILLIS - 1) / 1000.0);
                    assertThat(Double.parseDouble(row.get("service_s")))
                            .isGreaterThanOrEqualTo(Double.parseDouble(row.get("downstream_s")));
                });
    }

    @Test
    void shouldPingBesideEveryBurstOnTheSharedTargets() {
        assertThat(steps()).filteredOn(step -> step.get("users").asInt() > 1).allSatisfy(step -> assertThat(
                        step.at("/probes/measurement").isObject())
                .as(step.get("name").asText())
                .isEqualTo(!step.get("experiment").asText().equals("process-model")));
    }

    @Test
    void shouldKeepARowForEveryPing() throws IOException {
        int sent = 0;
        for (JsonNode step : steps()) {
            JsonNode probes = step.get("probes");
            if (probes.isObject()) {
                sent += probes.at("/measurement/sent").asInt();
                assertThat(probes.at("/measurement/sent").asInt())
                        .as(step.get("name").asText())
                        .isBetween(1, probes.get("planned").asInt());
            }
        }
        assertThat(Files.readAllLines(run.runFolder().resolve("probes.csv"))).hasSize(1 + sent);
    }

    @Test
    void shouldCountTheThreadsOfEachModel() {
        int cores = json.at("/targets/0/cores").asInt();

        JsonNode blocked = step("vertx / cpu-burst / sync-cpubound").get("census");
        assertThat(blocked.at("/peak/threads/eventLoop").asInt()).isOne();
        assertThat(blocked.at("/peak/threads/worker").asInt())
                .as("workers at the peak")
                .isEqualTo(blocked.at("/before/threads/worker").asInt());
        assertThat(step("vertx / cpu-burst / async-cpubound")
                        .at("/census/peak/threads/worker")
                        .asInt())
                .isEqualTo(cores);
        assertThat(step("javalin-2x / cpu-burst / sync-cpubound")
                        .at("/census/peak/threads/pool")
                        .asInt())
                .as("2 x cores, and the selector's")
                .isEqualTo(2 * cores + 1);
    }

    @Test
    void shouldSeeTheSameFromInsideAndFromOutside() {
        assertThat(json.get("targets")).hasSize(3).allSatisfy(target -> {
            assertThat(target.at("/census/inside/processes")).hasSize(1);
            assertThat(target.at("/census/outside")).hasSize(1);
            assertThat(target.at("/census/outside/0/pid").asLong())
                    .isEqualTo(target.get("pid").asLong());
            assertThat(target.at("/census/inside/now/osThreads").asInt())
                    .isBetween(
                            target.at("/census/outside/0/threads").asInt() - 3,
                            target.at("/census/outside/0/threads").asInt() + 3);
        });
    }

    @Test
    void shouldNameTheRequestsInGatlingsReport() throws IOException {
        String report = Files.readString(run.runFolder().resolve("index.html"));

        assertThat(report).contains("async-cpubound");
        assertThat(Files.list(run.runFolder()).map(file -> file.getFileName().toString()))
                .as("a page for each group")
                .anyMatch(name -> name.startsWith("group_vertx---cpu-bur"));
    }

    @Test
    void shouldMakeTheComparisonPageAndLinkGatlingsReportToIt() throws IOException {
        assertThat(run.runFolder().resolve("comparison.html")).isNotEmptyFile();
        assertThat(run.runFolder().resolve("index.html")).content().contains("href=\"comparison.html\"");
        assertThat(run.console()).containsPattern("(?m)^to look at: .*comparison.html$");
    }

    double makespan(String name) {
        return step(name).at("/measurement/makespanSeconds").asDouble();
    }

    JsonNode step(String name) {
        return steps().stream()
                .filter(step -> step.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    List<JsonNode> steps() {
        return StreamSupport.stream(json.get("steps").spliterator(), false).toList();
    }
}
