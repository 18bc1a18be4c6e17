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
        run = LabProcess.start(
                results,
                LoopVsPool.class,
                "lab.serviceTime=100ms",
                "lab.calibration.warmUpLimit=4s",
                "lab.users=" + USERS);
        exitCode = run.awaitEnd(Duration.ofMinutes(6));
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
                .isEqualTo(84);
    }

    @Test
    void shouldSeeExactlyTheWorkersOfEachModel() {
        int cores = json.at("/targets/0/cores").asInt();
        Map<String, Integer> workers = Map.ofEntries(
                Map.entry("vertx sync-cpubound", 1),
                Map.entry("vertx badasync-cpubound", 1),
                Map.entry("vertx ordered-cpubound", 1),
                Map.entry("vertx async-cpubound", Math.min(cores, USERS)),
                Map.entry("javalin-1x sync-cpubound", Math.min(cores, USERS)),
                Map.entry("javalin-2x sync-cpubound", Math.min(2 * cores, USERS)),
                Map.entry("vertx sync-iobound", 1),
                Map.entry("vertx async-iobound", USERS),
                Map.entry("javalin-1x sync-iobound", Math.min(cores, USERS)),
                Map.entry("javalin-2x sync-iobound", Math.min(2 * cores, USERS)),
                Map.entry("vertx sync-sql", 1),
                Map.entry("vertx async-sql", Math.min(10, USERS)),
                Map.entry("javalin-1x sync-sql", Math.min(cores, USERS)),
                Map.entry("javalin-2x sync-sql", Math.min(2 * cores, USERS)));
        List<JsonNode> bursts = steps().stream()
                .filter(step -> step.get("users").asInt() == USERS)
                .toList();
        assertThat(bursts).as("bursts of %d users", USERS).hasSize(20);
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
    void shouldRecordHowLongTheDownstreamServiceOrTheDatabaseHeldEachRequest() {
        assertThat(rows)
                .filteredOn(row -> !row.get("endpoint").endsWith("-cpubound"))
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(row.get("amount")).isEqualTo("200");
                    assertThat(Double.parseDouble(row.get("downstream_s"))).isGreaterThanOrEqualTo(0.199);
                    assertThat(Double.parseDouble(row.get("service_s")))
                            .isGreaterThanOrEqualTo(Double.parseDouble(row.get("downstream_s")));
                });
    }

    @Test
    void shouldSeeThatABystanderWaitsForTheBacklogOfABlockedLoopAndNotBesideProperUse() {
        JsonNode blocked = step("vertx / cpu-burst / sync-cpubound");
        JsonNode proper = step("vertx / cpu-burst / async-cpubound");
        double backlog = blocked.at("/measurement/makespanSeconds").asDouble();

        assertThat(blocked.at("/bystanders/measurement/maxSeconds").asDouble() / backlog)
                .as("the longest ping over the makespan")
                .isBetween(0.6, 1.1);
        assertThat(proper.at("/bystanders/measurement/medianSeconds").asDouble() / backlog)
                .as("the median ping beside executeBlocking over that makespan")
                .isLessThan(0.1);
        assertThat(step("javalin-1x / cpu-burst / sync-cpubound")
                                .at("/bystanders/measurement/maxSeconds")
                                .asDouble()
                        / step("javalin-1x / cpu-burst / sync-cpubound")
                                .at("/measurement/makespanSeconds")
                                .asDouble())
                .as("the longest ping over the makespan of an exhausted pool")
                .isBetween(0.4, 1.1);
    }

    @Test
    void shouldPingBesideEveryBurstOnTheSharedTargets() {
        assertThat(steps()).filteredOn(step -> step.get("users").asInt() > 1).allSatisfy(step -> assertThat(
                        step.at("/bystanders/measurement").isObject())
                .as(step.get("name").asText())
                .isEqualTo(!step.get("experiment").asText().equals("process-model")));
    }

    @Test
    void shouldKeepARowForEveryPing() throws IOException {
        int sent = 0;
        for (JsonNode step : steps()) {
            JsonNode bystanders = step.get("bystanders");
            if (bystanders.isObject()) {
                sent += bystanders.at("/measurement/sent").asInt();
                assertThat(bystanders.at("/measurement/sent").asInt())
                        .as(step.get("name").asText())
                        .isBetween(1, bystanders.get("planned").asInt());
            }
        }
        assertThat(Files.readAllLines(run.runFolder().resolve("bystanders.csv")))
                .hasSize(1 + sent);
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
    void shouldRunEachProgramAsInProductionAndAsInDevelopment() {
        assertThat(json.get("skipped")).isEmpty();
        assertThat(json.get("contexts")).hasSize(4).allSatisfy(context -> {
            boolean production = context.get("context").asText().equals("production");
            assertThat(context.get("idle"))
                    .as(context.get("target").asText())
                    .hasSizeGreaterThanOrEqualTo(production ? 1 : 2);
            assertThat(context.get("idle").size() == 1).isEqualTo(production);
            assertThat(context.get("busy")).isNotEmpty();
            assertThat(context.get("editToAnswerSeconds").isNull()).isEqualTo(production);
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

    @Test
    void shouldPrintThePlanTheProgressAndTheResult() {
        assertThat(run.console())
                .contains("The plan: 3 targets are calibrated, then 84 steps run")
                .contains("step 32 of 84: vertx / async-usage / async-cpubound, 9 users at once; ")
                .containsPattern(
                        "(?m)^(VALID|SUSPECT|INVALID): Loop vs Pool, 84 of 84 steps, N = 9, D = 100ms, IO 200ms, kernel chain$")
                .contains("results.json", "requests.csv", "index.html");
    }

    @Test
    void shouldKeepTheTargetsLogsInTheRunsFolder() throws IOException {
        assertThat(Files.list(run.runFolder().resolve("targets"))
                        .map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrder(
                        "vertx.log",
                        "javalin-1x.log",
                        "javalin-2x.log",
                        "downstream.log",
                        "postgres.log",
                        "production",
                        "development");
    }

    private double makespan(String name) {
        return step(name).at("/measurement/makespanSeconds").asDouble();
    }

    private JsonNode step(String name) {
        return steps().stream()
                .filter(step -> step.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> steps() {
        return StreamSupport.stream(json.get("steps").spliterator(), false).toList();
    }
}
