package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import loopvspool.Full;
import org.junit.jupiter.api.Test;

/** The whole experiment, and what differs between the models: ratios within one run. */
@Full
class WholeRunIT extends RunOfAllTargets {
    private static final int USERS = 9;

    @Override
    List<String> settings() {
        return List.of("lab.serviceTime=100ms", "lab.users=" + USERS, "lab.calibration.warmUpLimit=4s");
    }

    @Override
    int plannedSteps() {
        return 84;
    }

    @Test
    void shouldSeeExactlyTheWorkersOfEachModel() {
        int cores = json().at("/targets/0/cores").asInt();
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
                step -> assertThat(step.at("/measurement/peakConcurrency").asInt())
                        .as(step.get("name").asText())
                        .isEqualTo(workers.get(step.get("target").asText() + " "
                                + step.get("endpoint").asText())));
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
    void shouldSeeThatAProbeWaitsForTheBacklogOfABlockedLoopAndNotBesideProperUse() {
        JsonNode blocked = step("vertx / cpu-burst / sync-cpubound");
        JsonNode proper = step("vertx / cpu-burst / async-cpubound");
        double backlog = blocked.at("/measurement/makespanSeconds").asDouble();

        assertThat(blocked.at("/probes/measurement/maxSeconds").asDouble() / backlog)
                .as("the longest ping over the makespan")
                .isBetween(0.6, 1.1);
        assertThat(proper.at("/probes/measurement/medianSeconds").asDouble() / backlog)
                .as("the median ping beside executeBlocking over that makespan")
                .isLessThan(0.1);
        assertThat(step("javalin-1x / cpu-burst / sync-cpubound")
                                .at("/probes/measurement/maxSeconds")
                                .asDouble()
                        / step("javalin-1x / cpu-burst / sync-cpubound")
                                .at("/measurement/makespanSeconds")
                                .asDouble())
                .as("the longest ping over the makespan of an exhausted pool")
                .isBetween(0.4, 1.1);
    }

    @Test
    void shouldRunEachProgramAsInProductionAndAsInDevelopment() {
        assertThat(json().get("skipped")).isEmpty();
        assertThat(json().get("contexts")).hasSize(4).allSatisfy(context -> {
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
    void shouldPrintThePlanTheProgressAndTheResult() {
        assertThat(run().console())
                .contains("The plan: 3 targets are calibrated, then 84 steps run")
                .contains("step 32 of 84: vertx / async-usage / async-cpubound, 9 users at once; ")
                .containsPattern(
                        "(?m)^(VALID|SUSPECT|INVALID): Loop vs Pool, 84 of 84 steps, N = 9, D = 100ms, IO 200ms, kernel chain$")
                .contains("results.json", "requests.csv", "index.html");
    }

    @Test
    void shouldKeepTheTargetsLogsInTheRunsFolder() throws IOException {
        assertThat(Files.list(run().runFolder().resolve("targets"))
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
}
