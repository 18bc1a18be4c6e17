package loopvspool.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import loopvspool.experiment.Step;
import loopvspool.machine.CpuQuota;
import loopvspool.measure.Forged;
import loopvspool.measure.StepResult;
import loopvspool.observe.ForgedCensus;
import loopvspool.observe.RunCensus;
import loopvspool.observe.StepCensus;
import loopvspool.observe.StepSurroundings;
import loopvspool.outcome.JvmEnd;
import loopvspool.outcome.Outcome;
import loopvspool.outcome.RunOutcome;
import loopvspool.prediction.Quantity;
import loopvspool.record.PingRecord;
import loopvspool.settings.CpuSet;
import loopvspool.validity.Finding;
import loopvspool.validity.RunResult;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsJsonTest {
    private static final Path SCHEMA = Path.of("docs", "results.schema.json");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema VALIDATOR = validator();

    private static Schema validator() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
        } catch (IOException e) {
            throw new AssertionError("the tests run in the project's folder", e);
        }
    }

    private static List<String> errors(JsonNode tree) {
        return VALIDATOR
                .validate(
                        tree.toString(),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    private static JsonNode tree(RunResult result) {
        try {
            Path file = Files.createTempFile("results", ".json");
            try {
                new ResultsJson().writeEnd(file, result, outcome(result));
                return JSON.readTree(file.toFile());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome outcome(RunResult result) {
        return RunOutcome.of(result, false, new JvmEnd(JvmEnd.Kind.EXIT, ""), Optional.empty());
    }

    /** A step as predicted, one that differs and of which the target tells little, one that nobody answered. */
    private static RunResult complete() {
        StepResult good = Forged.ran(
                Forged.asPredicted(Forged.step().number(1).probes(4, 2).build()),
                Forged.ping(0, 0.25, 0.75),
                new PingRecord(1, Forged.START + 750_000, null, Forged.START + 1_000_000, null, "no answer"));
        StepResult differs = Forged.ran(
                Forged.step()
                        .number(2)
                        .experiment("cpu-sweep")
                        .variant("2 users")
                        .users(2)
                        .build(),
                Forged.row(0)
                        .cpu(null)
                        .inFlight(null)
                        .withoutClock()
                        .jitMillis(null)
                        .gcMillis(null)
                        .received(3)
                        .build(),
                Forged.row(1).lost("no answer"));
        StepSurroundings around = new StepSurroundings(2, Forged.TWO_CORES, 1.0, 0.5, 20.0, 5.0, 0.03);
        StepResult unanswered = Forged.ran(
                Forged.step().number(3).users(1).build(), Forged.row(0).refused(503));
        return Forged.run(good, differs, unanswered)
                .calibrations(
                        Forged.calibration("vertx"),
                        Forged.calibration("javalin-1x").notSteady())
                .around(good.step(), around)
                .limits("makespan of cpu-burst on javalin-1x < 12s; makespan of cpu-sweep on javalin-1x < 1s")
                .unchecked("pressure", "cores are shared")
                .validity(
                        "INVALID",
                        Forged.finding(Finding.Severity.INVALID, "run", "for a reason"),
                        Forged.finding(Finding.Severity.SUSPECT, "vertx", "another"))
                .census(new RunCensus(
                        Map.of("javalin-1x", ForgedCensus.target()),
                        Map.of(
                                good.step(),
                                ForgedCensus.step(2),
                                differs.step(),
                                new StepCensus(0, null, ForgedCensus.missing("no answer")))))
                .build();
    }

    @Nested
    class Content {
        @Test
        void shouldTellOfTheLimits() {
            JsonNode limits = tree(complete()).path("limits");

            assertThat(limits).hasSize(2);
            assertThat(limits.at("/0/met").asBoolean()).isTrue();
            assertThat(limits.at("/0/actual").asDouble()).isEqualTo(2);
            assertThat(limits.at("/1/met").asBoolean()).isFalse();
            assertThat(limits.at("/1/why").asText()).as("it lost a request").startsWith("not measured");
            assertThat(limits.at("/1/requirement").asText()).isEqualTo("< 1 s");
            assertThat(limits.at("/1/predicted").asDouble()).isEqualTo(2);
            assertThat(limits.at("/0/believed").asBoolean())
                    .as("the run is INVALID")
                    .isFalse();
        }

        @Test
        void shouldTellHowTheRunEnded() {
            JsonNode outcome = tree(complete()).at("/run/outcome");

            assertThat(outcome.path("ending").asText()).isEqualTo("REQUESTS LOST");
            assertThat(outcome.path("endings"))
                    .extracting(JsonNode::asText)
                    .containsExactly("REQUESTS LOST", "INVALID", "LIMIT BROKEN");
            assertThat(outcome.path("exitCode").asInt()).isEqualTo(5);
            assertThat(outcome.path("reasons")).hasSize(3);
        }

        @Test
        void shouldNotTellSoWhileItGoesOn() throws IOException {
            Path file = Files.createTempFile("results", ".json");
            try {
                new ResultsJson().writeAll(file, complete());
                JsonNode tree = JSON.readTree(file.toFile());
                assertThat(tree.at("/run/outcome").isNull()).isTrue();
                assertThat(errors(tree)).isEmpty();
            } finally {
                Files.delete(file);
            }
        }

        @Test
        void shouldTellWhatWentOnBesideAStep() {
            JsonNode tree = tree(complete());

            assertThat(tree.at("/steps/0/surroundings/otherProcessesPercent").asDouble())
                    .isEqualTo(25);
            assertThat(tree.at("/steps/1/surroundings").isNull()).isTrue();
            assertThat(tree.at("/validity/unchecked/0/text").asText()).isEqualTo("pressure");
            assertThat(tree.at("/validity/notes/0/text").asText()).isEqualTo("cores are shared");
        }

        @Test
        void shouldTellWhichCoresCount() {
            JsonNode tree = tree(Forged.run(Forged.asPredicted(Forged.step().build()))
                    .usable(CpuSet.parse("1").orElseThrow())
                    .around(
                            Forged.step().build(),
                            new StepSurroundings(2, CpuSet.parse("1").orElseThrow(), 0.0, 0.0, null, 5.0, 0))
                    .build());

            assertThat(errors(tree)).isEmpty();
            assertThat(tree.at("/environment/machine/cpus/usable").asText()).isEqualTo("1");
            assertThat(tree.at("/environment/machine/cpus/online").asText()).isEqualTo("0-1");
            assertThat(tree.at("/environment/machine/threadsPerCore").asInt()).isEqualTo(1);
            assertThat(tree.at("/steps/0/surroundings/cpus").asText()).isEqualTo("1");
            assertThat(tree.at("/steps/0/surroundings/pressurePercent").isNull())
                    .isTrue();
        }

        @Test
        void shouldTellOfQuotasAndWhatTheyDo() {
            JsonNode tree = tree(Forged.run(Forged.asPredicted(Forged.step().build()))
                    .quota(new CpuQuota(1.5, 0.1, "/sys/fs/cgroup/lab"))
                    .build());

            assertThat(errors(tree)).isEmpty();
            assertThat(tree.at("/environment/injector/quota/cpus").asDouble()).isEqualTo(1.5);
            assertThat(tree.at("/targets/0/quota/cpus").asDouble()).isEqualTo(1.5);
            assertThat(tree.at("/targets/0/quota/periodSeconds").asDouble()).isEqualTo(0.1);
            assertThat(tree.at("/targets/0/quota/group").asText()).isEqualTo("/sys/fs/cgroup/lab");
            assertThat(tree(complete()).at("/targets/0/quota").isNull())
                    .as("without a quota")
                    .isTrue();
        }

        @Test
        void shouldTellOfTheRun() {
            JsonNode run = tree(complete()).path("run");

            assertThat(run.path("simulation").asText()).isEqualTo("LoopVsPool");
            assertThat(run.path("startedAt").asText()).isEqualTo("2026-11-24T09:00:00Z");
            assertThat(run.path("takenAt").asText()).isEqualTo("2026-11-24T09:00:10Z");
            assertThat(run.path("finished").asBoolean()).isTrue();
            assertThat(run.path("wallSeconds").asDouble()).isEqualTo(10.0);
            assertThat(run.path("plannedSteps").asInt()).isEqualTo(3);
            assertThat(run.path("predictedStepSeconds").asDouble())
                    .as("3 steps of 2 s")
                    .isEqualTo(6.0);
            assertThat(run.path("predictedTotalSeconds").asDouble())
                    .as("and 3 s, and what lies between")
                    .isEqualTo(complete().plan().totalSeconds())
                    .isGreaterThan(9.0);
            assertThat(run.path("overhead").asDouble()).as("10 s over 6 s").isEqualTo(10.0 / 6);
        }

        @Test
        void shouldSetMeasuredBesidePredicted() {
            JsonNode step = tree(complete()).path("steps").path(0);

            assertThat(step.path("name").asText()).isEqualTo("javalin-1x / cpu-burst / sync-cpubound");
            assertThat(step.path("endpoint").asText()).isEqualTo("sync-cpubound");
            assertThat(step.path("variant").isNull()).isTrue();
            assertThat(step.path("prediction").path("makespanSeconds").asDouble())
                    .isEqualTo(2.0);
            assertThat(step.path("measurement").path("makespanSeconds").asDouble())
                    .isEqualTo(2.0);
            assertThat(step.path("measurement").path("meanResponseSeconds").asDouble())
                    .isEqualTo(1.5);
            assertThat(step.path("measurement").path("peakConcurrency").asInt()).isEqualTo(2);
            assertThat(step.path("verdict").path("match").asBoolean()).isTrue();
            assertThat(step.path("verdict").path("differences").isEmpty()).isTrue();
        }

        @Test
        void shouldSayWhichSettingsTheUserGave() {
            assertThat(tree(complete()).get("settingsGiven").toString()).isEqualTo("[\"lab.serviceTime\"]");
        }

        @Test
        void shouldHaveEveryRequestAsAPlaceInColumns() {
            StepResult step = Forged.ran(
                    Forged.step()
                            .predictedRequests(new double[] {0, 1, 2, 3}, new double[] {1, 2, 3, 4})
                            .build(),
                    Forged.row(0)
                            .round(1)
                            .intended(0.25)
                            .sent(0.5)
                            .received(2)
                            .service(1.25)
                            .thread("worker-1")
                            .build(),
                    Forged.row(1).sent(0.75).received(3).thread("worker-2").build(),
                    Forged.row(2).sent(1).received(4).thread("worker-1").build(),
                    Forged.row(3).lost("no answer"));

            assertThat(tree(Forged.run(step).build()).at("/steps/0/requests").toString())
                    .as("seconds from the first send, at 0.5 s")
                    .isEqualTo(
                            "{\"total\":4,\"shown\":4,\"thinned\":null,\"user\":[0,1,2,3],\"round\":[1,0,0,0],"
                                    + "\"intendedSeconds\":[-0.25,-0.5,-0.5,-0.5],\"sentSeconds\":[0.0,0.25,0.5,null],"
                                    + "\"startedSeconds\":[0.25,1.5,2.5,null],\"endedSeconds\":[1.5,2.5,3.5,null],"
                                    + "\"answeredSeconds\":[1.5,2.5,3.5,0.5],\"thread\":[0,1,0,null],"
                                    + "\"failure\":[null,null,null,\"no answer\"],"
                                    + "\"predictedStartedSeconds\":[-0.25,0.5,1.5,2.5],"
                                    + "\"predictedAnsweredSeconds\":[0.75,1.5,2.5,3.5],\"threads\":[\"worker-1\",\"worker-2\"]}");
        }

        @Test
        void shouldHaveEveryPingAndSampleAsAPlaceInColumns() {
            JsonNode step = tree(complete()).at("/steps/0");

            assertThat(step.get("pings").toString())
                    .isEqualTo("{\"total\":2,\"shown\":2,\"thinned\":null,\"dueSeconds\":[0.25,0.75],"
                            + "\"waitSeconds\":[0.5,0.25],\"failure\":[null,\"no answer\"]}");
            assertThat(step.at("/samples/total").asInt())
                    .as("two, and the one before")
                    .isEqualTo(3);
            assertThat(step.at("/samples/osThreads").toString()).startsWith("[22,");
            assertThat(step.at("/samples/atSeconds")).hasSize(3);
        }

        @Test
        void shouldSayNullWhereATargetDoesNotTell() {
            JsonNode step = tree(complete()).path("steps").path(1);

            assertThat(step.path("variant").asText()).isEqualTo("2 users");
            for (String field : List.of("medianCpuSeconds", "peakConcurrency", "jitMillis", "gcMillis")) {
                assertThat(step.path("measurement").path(field).isNull())
                        .as(field)
                        .isTrue();
            }
            assertThat(step.path("verdict").path("differences").toString())
                    .isEqualTo("[\"makespan +50 %\",\"mean +100 %\",\"1 failed\"]");
        }

        @Test
        void shouldKeepAStepThatNobodyAnswered() {
            JsonNode step = tree(complete()).path("steps").path(2);

            assertThat(step.path("measurement").isNull()).isTrue();
            assertThat(step.path("verdict").isNull()).isTrue();
        }

        @Test
        void shouldTellOfTargetsAndCalibrations() {
            JsonNode tree = tree(complete());

            assertThat(tree.path("targets").toString())
                    .startsWith("[{\"name\":\"javalin-1x\",\"fork\":1,\"model\":\"pool of 1x cores\","
                            + "\"url\":\"http://127.0.0.1:8080\",\"command\":\"java Main\",\"pid\":4242,\"cores\":2,"
                            + "\"workers\":{\"sync-cpubound\":2},\"identity\":{\"pid\":4242,\"cores\":2}");
            JsonNode calibration = tree.path("calibrations").path(0);
            assertThat(calibration.path("target").asText()).isEqualTo("vertx");
            assertThat(calibration.path("iterations").asInt())
                    .as("the last proof's")
                    .isEqualTo(1000);
            assertThat(calibration.path("errorPercent").asDouble())
                    .as("the last proof's")
                    .isEqualTo(1.0);
            assertThat(calibration.path("proofs")).hasSize(2);
        }

        @Test
        void shouldTellOfATargetsProcessesAndThreadsAsStartedFromInsideAndOutside() {
            assertThat(tree(complete()).at("/targets/0/census").toString())
                    .isEqualTo("{\"inside\":{\"now\":{\"atMicros\":1699999995000000,\"processes\":1,\"osThreads\":22,"
                            + "\"javaThreads\":18,\"threads\":{\"eventLoop\":1,\"acceptor\":1,\"worker\":0,\"pool\":0,"
                            + "\"carrier\":0,\"client\":0,\"census\":3,\"jvm\":15,\"other\":2},\"cpuSeconds\":0.9,"
                            + "\"residentBytes\":150000000},\"processes\":[{\"pid\":4242,\"parentPid\":4200,"
                            + "\"command\":\"java\",\"threads\":22,\"residentBytes\":150000000}]},"
                            + "\"outside\":[{\"pid\":4242,\"parentPid\":4200,\"command\":\"java Main\",\"threads\":22,"
                            + "\"residentBytes\":150000000}],\"unavailable\":null}");
        }

        @Test
        void shouldTellOfProcessesAndThreadsBeforeInAndAfterAStep() {
            JsonNode census = tree(complete()).at("/steps/0/census");

            assertThat(census.at("/before/osThreads").asInt()).isEqualTo(22);
            assertThat(census.at("/peak/osThreads").asInt()).isEqualTo(24);
            assertThat(census.at("/peak/threads/worker").asInt()).isEqualTo(2);
            assertThat(census.at("/samples").asInt()).isEqualTo(2);
            assertThat(census.at("/cpuSeconds").asDouble()).isEqualTo(1.5);
            assertThat(census.at("/inside/now/osThreads").asInt()).isEqualTo(24);
            assertThat(census.at("/inside/processes")).hasSize(1);
            assertThat(census.at("/outside/0/threads").asInt()).isEqualTo(24);
            assertThat(census.has("series")).as("that is in census.csv").isFalse();
        }

        @Test
        void shouldSayWhyACensusIsMissing() {
            assertThat(tree(complete()).at("/steps/1/census").toString())
                    .isEqualTo("{\"before\":null,\"peak\":null,\"samples\":0,\"cpuSeconds\":null,\"inside\":null,"
                            + "\"outside\":[],\"unavailable\":\"no answer\"}");
        }

        @Test
        void shouldSayNullWhereATargetOffersNoCensus() {
            JsonNode tree =
                    tree(Forged.run(Forged.asPredicted(Forged.step().build())).build());

            assertThat(tree.at("/targets/0/census").isNull()).isTrue();
            assertThat(tree.at("/steps/0/census").isNull()).isTrue();
        }
    }

    @Nested
    class OfTheSchema {
        @Test
        void shouldAllowACompleteRun() {
            assertThat(errors(tree(complete()))).isEmpty();
        }

        @Test
        void shouldAllowAStepWithoutAMeasurement() {
            StepResult nothing = Forged.ran(Forged.step().build());

            assertThat(errors(tree(Forged.run(nothing).build()))).isEmpty();
        }

        @Test
        void shouldAllowATargetThatTellsLittleOfItself() {
            Step step = Forged.step().build();

            assertThat(errors(tree(Forged.run(Forged.asPredicted(step))
                            .census(ForgedCensus.ofStep(step, ForgedCensus.stepOfLittle()))
                            .build())))
                    .isEmpty();
        }

        /** Two targets, each with a burst and a calibration in either fork. */
        private static JsonNode forked() {
            StepResult[] bursts = Stream.of(1, 2)
                    .flatMap(fork -> Stream.of("vertx", "javalin-1x")
                            .map(target -> Forged.asPredicted(
                                    Forged.step().fork(fork).target(target).build())))
                    .toArray(StepResult[]::new);
            return tree(Forged.run(bursts)
                    .calibrations(
                            Forged.calibration("vertx"),
                            Forged.calibration("javalin-1x"),
                            Forged.calibration("vertx").fork(2),
                            Forged.calibration("javalin-1x").fork(2))
                    .build());
        }

        @Test
        void shouldAllowDifferencesOfBurstsAndOfTargets() {
            JsonNode tree = forked();

            assertThat(errors(tree)).isEmpty();
            assertThat(tree.get("differences").findValuesAsText("words"))
                    .containsExactly("makespan", "mean response", "time per iteration");
            assertThat(tree.at("/differences/2/experiment").isNull()).isTrue();
            assertThat(tree.at("/differences/2/of").toString())
                    .isEqualTo("{\"target\":\"javalin-1x\",\"endpoint\":null}");
        }

        @Test
        void shouldRefuseADifferenceThatLacksSomething() {
            List<String> names = new ArrayList<>();
            forked().at("/differences/0").fieldNames().forEachRemaining(names::add);

            assertThat(names).hasSize(12).allSatisfy(name -> {
                JsonNode tree = forked();
                ((ObjectNode) tree.at("/differences/0")).remove(name);
                assertThat(errors(tree)).as("without %s", name).isNotEmpty();
            });
        }

        @Test
        void shouldAllowARunThatWasCutShortBeforeAnythingWasMeasured() {
            assertThat(errors(tree(
                            Forged.run().empty().planned(Forged.step().build()).build())))
                    .isEmpty();
        }

        static Collection<String> oneObjectOfEachKind() {
            Map<String, String> pathByKind = new LinkedHashMap<>();
            gather("", tree(complete()), pathByKind);
            return pathByKind.values();
        }

        /** The JSON pointers of objects, the first of each list, but for those objects whose keys are not ours. */
        private static void gather(String path, JsonNode node, Map<String, String> pathByKind) {
            if (path.equals("/settings")
                    || path.endsWith("/variables")
                    || path.endsWith("/identity")
                    || path.endsWith("/workers")) {
                return;
            }
            if (node.isObject()) {
                pathByKind.putIfAbsent(path.replaceAll("/\\d+", "/*"), path);
                node.properties().forEach(field -> gather(path + "/" + field.getKey(), field.getValue(), pathByKind));
            }
            for (int i = 0; node.isArray() && i < node.size(); i++) {
                gather(path + "/" + i, node.get(i), pathByKind);
            }
        }

        @ParameterizedTest(name = "at ''{0}''")
        @MethodSource("oneObjectOfEachKind")
        void shouldRefuseAFieldThatIsMissing(String path) {
            List<String> names = new ArrayList<>();
            tree(complete()).at(path).fieldNames().forEachRemaining(names::add);

            // A quantity is one constant, and the schema knows its field by its unit.
            names.removeAll(Quantity.ofRequests().stream().map(Quantity::key).toList());
            for (String name : names) {
                JsonNode tree = tree(complete());
                ((ObjectNode) tree.at(path)).remove(name);
                assertThat(errors(tree)).as("without %s/%s", path, name).isNotEmpty();
            }
        }

        @Test
        void shouldHaveAFieldForEachQuantityWhereItSaysThatItIs() {
            JsonNode tree = tree(complete());
            List<String> paths = new ArrayList<>();
            tree.at("/quantities").forEach(quantity -> {
                paths.add(quantity.get("predicted").asText());
                paths.add(quantity.get("measured").asText());
            });

            assertThat(paths).hasSize(2 * Quantity.values().length);
            assertThat(paths.stream().filter(path -> !path.startsWith("probes")))
                    .noneMatch(path ->
                            tree.at("/steps/0/" + path.replace('.', '/')).isMissingNode());
        }

        @ParameterizedTest(name = "at ''{0}''")
        @MethodSource("oneObjectOfEachKind")
        void shouldRefuseAFieldThatItDoesNotKnow(String path) {
            JsonNode tree = tree(complete());
            ((ObjectNode) tree.at(path)).put("more", 1);

            assertThat(errors(tree)).isNotEmpty().anySatisfy(error -> assertThat(error)
                    .contains("more"));
        }

        @Test
        void shouldLetATargetSayOfItselfWhatItLikes() {
            JsonNode tree = tree(complete());
            ((ObjectNode) tree.at("/targets/0/identity")).put("more", 1);

            assertThat(errors(tree)).isEmpty();
        }

        static Stream<String[]> wrongValues() {
            return Stream.of(
                    new String[] {"", "schemaVersion", "1"},
                    new String[] {"/run", "startedAt", "\"yesterday\""},
                    new String[] {"/run", "finished", "\"yes\""},
                    new String[] {"/run/outcome", "ending", "\"GOOD\""},
                    new String[] {"/run", "wallSeconds", "\"10 s\""},
                    new String[] {"/validity", "level", "\"FINE\""},
                    new String[] {"/validity/findings/0", "severity", "\"VALID\""},
                    new String[] {"/settings", "lab.kernel", "1"},
                    new String[] {"/settings", "kernel", "\"chain\""},
                    new String[] {"/environment/variables", "PATH", "\"/bin\""},
                    new String[] {"/environment/before", "stealPercent", "-1"},
                    new String[] {"/environment/machine", "threadsPerCore", "0"},
                    new String[] {"/environment/machine/cpus", "usable", "1"},
                    new String[] {"/environment/injector", "quota", "1.5"},
                    new String[] {"/targets/0", "quota", "{}"},
                    new String[] {"/targets/0/workers", "sync-cpubound", "0"},
                    new String[] {"/calibrations/0", "fitBasis", "\"guess\""},
                    new String[] {"/calibrations/0", "proofs", "[]"},
                    new String[] {"/steps/0", "users", "1.5"},
                    new String[] {"/steps/0/census/peak", "processes", "0"},
                    new String[] {"/steps/0/census/before/threads", "jvm", "null"},
                    new String[] {"/targets/0/census/inside", "now", "null"},
                    new String[] {"/targets/0/census", "outside", "\"none\""},
                    new String[] {"/steps/0/measurement", "makespanSeconds", "null"},
                    new String[] {"/steps/0/measurement", "makespanSeconds", "\"NaN\""});
        }

        @ParameterizedTest(name = "{0}/{1} = {2}")
        @MethodSource("wrongValues")
        void shouldRefuseAWrongValue(String path, String name, String value) throws IOException {
            JsonNode tree = tree(complete());
            ((ObjectNode) tree.at(path)).set(name, JSON.readTree(value));

            assertThat(errors(tree)).isNotEmpty();
        }

        @Test
        void shouldDescribeEveryPropertyAndCloseEveryObject() throws IOException {
            List<String> lacks = new ArrayList<>();
            JsonNode schema = JSON.readTree(SCHEMA.toFile());
            check("", schema, lacks);

            assertThat(lacks).isEmpty();
            assertThat(schema.at("/properties/schemaVersion/const").asInt()).isEqualTo(ResultsJson.SCHEMA_VERSION);
        }

        private static void check(String path, JsonNode schema, List<String> lacks) {
            JsonNode properties = schema.path("properties");
            if (properties.isObject() && schema.path("type").asText().equals("object")) {
                if (!schema.path("additionalProperties").isBoolean()
                        || schema.path("additionalProperties").asBoolean()) {
                    lacks.add(path + ": open");
                }
                properties.properties().forEach(property -> {
                    if (property.getValue().path("description").asText().isBlank()) {
                        lacks.add(path + "/" + property.getKey() + ": no description");
                    }
                    String name = property.getKey();
                    String text = property.getValue().path("description").asText();
                    Stream.of("Seconds", "Percent", "Bytes", "Millis")
                            .filter(name::endsWith)
                            .map(unit -> unit.equals("Millis") ? "milliseconds" : unit.toLowerCase(Locale.ROOT))
                            .filter(unit -> !text.contains(unit))
                            .forEach(unit -> lacks.add(path + "/" + name + ": no unit"));
                });
            }
            if (schema instanceof ObjectNode object) {
                object.properties().forEach(field -> check(path + "/" + field.getKey(), field.getValue(), lacks));
            } else if (schema instanceof ArrayNode array) {
                array.forEach(item -> check(path, item, lacks));
            }
        }
    }

    @Nested
    class OnDisk {
        @TempDir
        private Path folder;

        private List<String> names() throws IOException {
            try (Stream<Path> files = Files.list(folder)) {
                return files.map(file -> file.getFileName().toString()).toList();
            }
        }

        @Test
        void shouldWriteTheWholeTree() throws IOException {
            Path file = folder.resolve("results.json");

            new ResultsJson().writeAll(file, complete());

            assertThat(errors(JSON.readTree(file.toFile()))).isEmpty();
            assertThat(JSON.readTree(file.toFile()).path("steps")).hasSize(3);
            assertThat(names()).as("nothing else is left").containsExactly("results.json");
        }

        @Test
        void shouldHaveTheStepsAndNoRowsOfARunThatGoesOn() throws IOException {
            Path file = folder.resolve("results.json");

            new ResultsJson().writeSteps(file, complete());

            JsonNode tree = JSON.readTree(file.toFile());
            assertThat(errors(tree)).isEmpty();
            assertThat(tree.at("/steps/0/measurement/makespanSeconds").asDouble())
                    .isEqualTo(2.0);
            for (JsonNode step : tree.get("steps")) {
                for (String rows : List.of("requests", "pings", "samples")) {
                    assertThat(step.get(rows).isNull()).as(rows).isTrue();
                }
            }
        }

        @Test
        void shouldReplaceAnOldFileAlsoALongerOne() throws IOException {
            Path file = folder.resolve("results.json");
            new ResultsJson().writeAll(file, complete());

            new ResultsJson()
                    .writeAll(file, Forged.run().planned(Forged.step().build()).build());

            assertThat(JSON.readTree(file.toFile()).path("steps")).isEmpty();
            assertThat(names()).containsExactly("results.json");
        }

        @ParameterizedTest
        @ValueSource(strings = {"results.json", "results.json.new"})
        void shouldSayThatItCannotWrite(String blocked) throws IOException {
            Files.createDirectories(folder.resolve(blocked).resolve("a folder in the way"));

            assertThatIOException()
                    .isThrownBy(() -> new ResultsJson().writeAll(folder.resolve("results.json"), complete()));
        }

        @Test
        void shouldLeaveTheOldFileWholeWhenTheNewOneCannotBeWritten() throws IOException {
            Path file = folder.resolve("results.json");
            new ResultsJson().writeAll(file, complete());
            String old = Files.readString(file);
            Files.createDirectory(folder.resolve("results.json.new"));

            assertThatIOException().isThrownBy(() -> new ResultsJson()
                    .writeAll(file, Forged.run().planned(Forged.step().build()).build()));

            assertThat(Files.readString(file)).isEqualTo(old);
        }
    }
}
