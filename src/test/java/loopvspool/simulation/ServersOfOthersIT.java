package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import loopvspool.sut.ChildJvmLauncher;
import loopvspool.sut.Fleet;
import loopvspool.sut.OpenApi;
import loopvspool.sut.TargetCatalogue;
import loopvspool.sut.TargetJvm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Servers that the lab has not started: the one of the documentation, which answers the two requests that must be there with the
 * notebook's bare reply, and beside it one of the catalogue.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServersOfOthersIT {
    private static final int USERS = 4;

    @TempDir
    private static Path results;

    @TempDir
    private static Path servers;

    private final Fleet catalogued = new Fleet();
    private DocumentedTarget mine;
    private LabProcess run;
    private int exitCode;
    private JsonNode json;

    @BeforeAll
    void measureBoth() throws Exception {
        mine = DocumentedTarget.start(servers, 1);
        TargetJvm jvm =
                new TargetJvm(Path.of(System.getProperty("java.home")), List.of("-Xmx64m"), "chain", Optional.empty());
        catalogued.start(
                new ChildJvmLauncher(Path.of("").toAbsolutePath(), jvm, Duration.ofSeconds(60), servers),
                TargetCatalogue.load().select(List.of("vertx")));
        run = LabProcess.start(
                results,
                LoopVsPool.class,
                "lab.launcher=none",
                "lab.target.mine.url=" + mine.url(),
                "lab.target.mine.workers=1",
                "lab.target.vertx.url=" + catalogued.target("vertx").url(),
                "lab.experiments=cpu-baseline,cpu-burst,io-burst,health-check",
                "lab.endpoints=sync-cpubound,sync-iobound",
                "lab.serviceTime=50ms",
                // With so short a service time a busy machine can spoil the calibration; that is not asked here.
                "lab.failOn=never",
                "lab.calibration.warmUpLimit=1s",
                "lab.calibration.samples=10",
                "lab.users=" + USERS);
        exitCode = run.awaitEnd(LabProcess.PATIENCE);
        json = run.results();
    }

    @AfterAll
    void leaveNothing() throws Exception {
        run.close();
        catalogued.close();
        mine.close();
    }

    @Test
    void shouldEndWellAndLeaveTheServersToThoseWhoStartedThem() {
        assertThat(exitCode).as("exit code; console:%n%s", run.console()).isZero();
        assertThat(json.at("/run/finished").asBoolean()).isTrue();
        assertThat(mine.isAlive()).isTrue();
        assertThat(catalogued.target("vertx").isAlive()).isTrue();
    }

    @Test
    void shouldCalibrateByWallTimeWhereThereIsNoOther() {
        JsonNode calibration = one("/calibrations", "target", "mine");

        assertThat(calibration.get("fitBasis").asText()).isEqualTo("wall");
        assertThat(calibration.get("iterations").asInt()).isGreaterThan(1);
        assertThat(one("/calibrations", "target", "vertx").get("fitBasis").asText())
                .isEqualTo("cpu");
    }

    @Test
    void shouldMeasureBothWithTheSameQuestion() {
        for (String target : List.of("mine", "vertx")) {
            JsonNode burst = one("/steps", "name", target + " / cpu-burst / sync-cpubound");
            assertThat(burst.at("/measurement/failed").asInt()).isZero();
            assertThat(burst.at("/prediction/makespanSeconds").asDouble())
                    .as("of one worker")
                    .isEqualTo(USERS * 0.05);
            assertThat(burst.at("/measurement/makespanSeconds").asDouble()).isPositive();
        }
    }

    @Test
    void shouldNotKnowTheWorkersOfAServerThatDoesNotCountThem() {
        JsonNode burst = one("/steps", "name", "mine / cpu-burst / sync-cpubound");

        assertThat(burst.at("/measurement/peakConcurrency").isNull()).isTrue();
        assertThat(one("/steps", "name", "vertx / cpu-burst / sync-cpubound")
                        .at("/measurement/peakConcurrency")
                        .asInt())
                .isOne();
    }

    @Test
    void shouldNameWhatIsNotOfferedAndWhatCannotBeChecked() {
        assertThat(list("/skipped"))
                .extracting(one -> one.get("what").asText(), one -> one.get("reason")
                        .asText())
                .extracting(Object::toString)
                .contains(
                        "(\"io-burst on mine\", \"not offered: sync-iobound (status 404)\")",
                        "(\"health-check on mine\", \"not offered: /test/ping (status 404)\")",
                        "(\"census of mine\", \"not offered: no censusPort in its ping\")");
        assertThat(list("/validity/unchecked"))
                .extracting(one -> one.get("text").asText())
                .anyMatch(line ->
                        line.startsWith("of mine: its replies do not report inFlight (peak concurrency is not known)"))
                .noneMatch(line -> line.startsWith("of vertx: "));
        assertThat(run.console()).containsPattern("(?m)^SKIPPED: .*mine.*: not offered: sync-iobound \\(status 404\\)");
    }

    @Test
    void shouldTellWhoElseUsedTheCoresWhereAServerReportsItsProcess() {
        for (JsonNode step : list("/steps")) {
            assertThat(step.at("/surroundings/otherProcessesPercent").isNumber())
                    .as("of %s it is known", step.get("name").asText())
                    .isEqualTo(step.get("target").asText().equals("vertx"));
        }
        assertThat(list("/validity/unchecked"))
                .filteredOn(one -> one.get("cause").asText().equals("hidden-processes"))
                .extracting(one -> one.get("subject").asText())
                .containsExactly("mine");
    }

    @Test
    void shouldFindNothingInvalidInABareReply() {
        assertThat(list("/validity/findings"))
                .filteredOn(finding -> finding.get("subject").asText().startsWith("mine")
                        && finding.get("severity").asText().equals("INVALID"))
                // How well it can be calibrated by the clock on the wall is a matter of the machine.
                .allMatch(finding -> finding.get("reason").asText().startsWith("calibration: "));
    }

    @Test
    void shouldPingTheOneThatAnswersAPingAndCountItsThreads() {
        JsonNode burst = one("/steps", "name", "vertx / cpu-burst / sync-cpubound");

        assertThat(burst.at("/probes/planned").asInt()).isPositive();
        assertThat(burst.at("/census/inside").isMissingNode()
                        || burst.at("/census").isNull())
                .isFalse();
    }

    @Test
    void shouldShowThemOnThePage() throws Exception {
        assertThat(Files.readString(run.runFolder().resolve("comparison.html")))
                .contains("io-burst on mine", "of mine: its replies do not report");
    }

    @Test
    void shouldAnswerAsTheOpenApiDocumentSays() throws Exception {
        OpenApi openApi = OpenApi.load();
        HttpClient http = HttpClient.newHttpClient();
        for (URI server : List.of(mine.url(), catalogued.target("vertx").url())) {
            for (String path : openApi.paths()) {
                for (String amount : List.of("1", "0")) {
                    URI uri = server.resolve(path.replaceAll("\\{.*}", amount));
                    HttpResponse<String> answer =
                            http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
                    String type = answer.headers().firstValue("content-type").orElse("none");
                    assertThat(openApi.errors(path, answer.statusCode(), type, answer.body()))
                            .as("what is wrong with status %d of %s, %s", answer.statusCode(), uri, answer.body())
                            .isEmpty();
                }
            }
        }
    }

    private List<JsonNode> list(String path) {
        return StreamSupport.stream(json.at(path).spliterator(), false).toList();
    }

    private JsonNode one(String path, String field, String value) {
        return list(path).stream()
                .filter(node -> node.get(field).asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError(value + " is not in " + path + "; console:\n" + run.console()));
    }
}
