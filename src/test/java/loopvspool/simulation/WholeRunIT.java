package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/** The whole experiment, short, on real targets: what it must show whatever the machine's speed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeRunIT {
    private static final int USERS = 9;

    @TempDir
    private static Path results;

    private LabProcess run;
    private int exitCode;
    private JsonNode json;
    private List<CSVRecord> rows;

    @BeforeAll
    void runTheWholeExperiment() throws Exception {
        run = LabProcess.start(results, LoopVsPool.class, "lab.serviceTime=150ms", "lab.users=" + USERS);
        exitCode = run.awaitEnd(Duration.ofMinutes(4));
        json = new ObjectMapper()
                .readTree(run.runFolder().resolve("results.json").toFile());
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
                .isEqualTo(56);
    }

    @Test
    void shouldSeeExactlyTheWorkersOfEachModel() {
        int cores = json.at("/targets/0/cores").asInt();
        Map<String, Integer> workers = Map.of(
                "vertx sync-cpubound",
                1,
                "vertx badasync-cpubound",
                1,
                "vertx ordered-cpubound",
                1,
                "vertx async-cpubound",
                Math.min(cores, USERS),
                "javalin-1x sync-cpubound",
                Math.min(cores, USERS),
                "javalin-2x sync-cpubound",
                Math.min(2 * cores, USERS),
                "vertx sync-iobound",
                1,
                "vertx async-iobound",
                USERS,
                "javalin-1x sync-iobound",
                Math.min(cores, USERS),
                "javalin-2x sync-iobound",
                Math.min(2 * cores, USERS));
        List<JsonNode> bursts = steps().stream()
                .filter(step -> step.get("users").asInt() == USERS)
                .toList();
        assertThat(bursts).as("bursts of %d users", USERS).hasSize(12);
        bursts.forEach(
                step -> assertThat(step.at("/measurement/effectiveWorkers").asInt())
                        .as(step.get("name").asText())
                        .isEqualTo(workers.get(step.get("target").asText() + " "
                                + step.get("endpoint").asText())));
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
    void shouldShowThatOrderedExecuteBlockingIsAsSlowAsBlockingTheLoop() {
        double sync = makespan("vertx / async-usage / sync-cpubound");

        assertThat(makespan("vertx / async-usage / ordered-cpubound") / sync).isBetween(0.67, 1.5);
        assertThat(makespan("vertx / async-usage / badasync-cpubound") / sync).isBetween(0.67, 1.5);
    }

    @Test
    void shouldShowThatProperAsyncWaitsForAllAtOnceAndABlockedLoopForOneAfterAnother() {
        double blocked = makespan("vertx / io-burst / sync-iobound");
        double async = makespan("vertx / io-burst / async-iobound");

        assertThat(blocked / async).as("9 waits to 1").isGreaterThan(4);
    }

    @Test
    void shouldRecordHowLongTheDownstreamServiceHeldEachRequest() {
        assertThat(rows)
                .filteredOn(row -> row.get("endpoint").endsWith("-iobound"))
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(row.get("amount")).isEqualTo("200");
                    assertThat(Double.parseDouble(row.get("downstream_s"))).isGreaterThanOrEqualTo(0.199);
                    assertThat(Double.parseDouble(row.get("service_s")))
                            .isGreaterThanOrEqualTo(Double.parseDouble(row.get("downstream_s")));
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
    void shouldPrintThePlanTheProgressAndTheResult() {
        assertThat(run.console())
                .contains("The plan: 3 targets are calibrated, then 56 steps run")
                .contains("step 32 of 56: vertx / async-usage / async-cpubound, 9 users at once; ")
                .containsPattern(
                        "(?m)^(VALID|SUSPECT|INVALID): Loop vs Pool, 56 of 56 steps, N = 9, D = 150ms, IO 200ms, kernel chain$")
                .contains("results.json", "requests.csv", "index.html");
    }

    @Test
    void shouldKeepTheTargetsLogsInTheRunsFolder() throws IOException {
        assertThat(Files.list(run.runFolder().resolve("targets"))
                        .map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrder("vertx.log", "javalin-1x.log", "javalin-2x.log", "downstream.log");
    }

    private double makespan(String name) {
        return steps().stream()
                .filter(step -> step.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow()
                .at("/measurement/makespanSeconds")
                .asDouble();
    }

    private List<JsonNode> steps() {
        return StreamSupport.stream(json.get("steps").spliterator(), false).toList();
    }
}
