package loopvspool.sut;

import static loopvspool.sut.Endpoint.ASYNC_CPUBOUND;
import static loopvspool.sut.Endpoint.ASYNC_IOBOUND;
import static loopvspool.sut.Endpoint.ASYNC_SQL;
import static loopvspool.sut.Endpoint.BADASYNC_CPUBOUND;
import static loopvspool.sut.Endpoint.ORDERED_CPUBOUND;
import static loopvspool.sut.Endpoint.SYNC_CPUBOUND;
import static loopvspool.sut.Endpoint.SYNC_IOBOUND;
import static loopvspool.sut.Endpoint.SYNC_SQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import loopvspool.settings.SettingError;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetCatalogueTest {
    private static final String GOOD = """
            jetty {
              model = "a pool"
              module = targets/jetty
              mainClass = example.Jetty
              arguments = ["--a", "--b=1"]
              endpoints { sync-cpubound { workers = "2 * cores" } }
            }
            """;

    private static final String SERVICES = """
            services {
              downstream { module = targets/downstream, mainClass = example.Downstream }
              postgres { module = targets/postgres, mainClass = example.Postgres }
            }
            """;

    private static TargetCatalogue read(String entries) {
        return TargetCatalogue.of(ConfigFactory.parseString("targets {\n" + entries + "\n}\n" + SERVICES));
    }

    @Nested
    class TheShippedOne {
        private final TargetCatalogue catalogue = TargetCatalogue.load();

        private Map<Endpoint, Integer> workers(String name, int cores) {
            TargetSpec spec = catalogue.select(List.of(name)).get(0);
            return spec.endpoints().keySet().stream()
                    .collect(Collectors.toMap(endpoint -> endpoint, endpoint -> spec.workers(endpoint, cores)));
        }

        @Test
        void shouldKeepTheOrderOfTheFile() {
            assertThat(catalogue.names())
                    .containsExactly(
                            "vertx",
                            "vertx-20",
                            "vertx-loops",
                            "vertx-workers20",
                            "vertx-virtual",
                            "javalin-1x",
                            "javalin-2x",
                            "javalin-default",
                            "javalin-virtual");
            assertThat(catalogue.namesByDefault()).containsExactly("vertx", "javalin-1x", "javalin-2x");
        }

        @Test
        void shouldSayWhichNeedANewerJavaAndWhichHaveNoContainer() {
            List<TargetSpec> all = catalogue.select(catalogue.names());
            assertThat(all)
                    .filteredOn(spec -> spec.availability().minimumJava() == 21)
                    .extracting(TargetSpec::name)
                    .containsExactly("vertx-virtual", "javalin-virtual");
            assertThat(all)
                    .filteredOn(spec -> spec.availability().equals(Availability.EVERYWHERE))
                    .extracting(TargetSpec::name)
                    .containsExactly("vertx", "vertx-20", "javalin-1x", "javalin-2x");
        }

        @Test
        void shouldSayThatOnVirtualThreadsAsManyComputeAsThereAreCoresAndAnyNumberWaits() {
            assertThat(workers("javalin-virtual", 8))
                    .containsOnly(
                            Map.entry(SYNC_CPUBOUND, 8),
                            Map.entry(SYNC_IOBOUND, Integer.MAX_VALUE),
                            Map.entry(SYNC_SQL, 10));
        }

        @Test
        void shouldSayThatChanceDealsConnectionsToSeveralLoopsAndToNothingElse() {
            assertThat(catalogue.select(catalogue.names())).allSatisfy(spec -> assertThat(
                            spec.endpoints().keySet())
                    .filteredOn(spec::worksOnFewer)
                    .as(spec.name())
                    .containsExactlyElementsOf(
                            spec.name().equals("vertx-loops") ? List.of(SYNC_CPUBOUND, SYNC_IOBOUND) : List.of()));
        }

        @Test
        void shouldSayThatAPoolOfWhichJettyLendsItselfSomeTakesNoBurstThatFillsIt() {
            TargetSpec spec = catalogue.select(List.of("javalin-default")).get(0);

            assertThat(spec.endpoints().keySet()).allSatisfy(endpoint -> assertThat(spec.largestBurst(endpoint))
                    .hasValue(200));
        }

        @Test
        void shouldSayThatVertxHasOneLoopAndAPoolOfCoresForProperUse() {
            assertThat(workers("vertx", 8))
                    .containsOnly(
                            Map.entry(SYNC_CPUBOUND, 1),
                            Map.entry(BADASYNC_CPUBOUND, 1),
                            Map.entry(ORDERED_CPUBOUND, 1),
                            Map.entry(ASYNC_CPUBOUND, 8),
                            Map.entry(SYNC_IOBOUND, 1),
                            Map.entry(ASYNC_IOBOUND, Integer.MAX_VALUE),
                            Map.entry(SYNC_SQL, 1),
                            Map.entry(ASYNC_SQL, 10));
        }

        @Test
        void shouldSayThatJavalinHasOnceOrTwiceTheCoresAndTenConnections() {
            assertThat(workers("javalin-1x", 8))
                    .containsOnly(Map.entry(SYNC_CPUBOUND, 8), Map.entry(SYNC_IOBOUND, 8), Map.entry(SYNC_SQL, 8));
            assertThat(workers("javalin-2x", 8))
                    .containsOnly(Map.entry(SYNC_CPUBOUND, 16), Map.entry(SYNC_IOBOUND, 16), Map.entry(SYNC_SQL, 10));
        }

        @Test
        void shouldTellTheJavalinProgramHowManyWorkersToHave() {
            assertThat(catalogue.select(List.of("javalin-2x"))).singleElement().satisfies(spec -> assertThat(
                            spec.program().arguments())
                    .containsExactly("--workers-per-core=2", "--connections=10"));
        }

        @Test
        void shouldSelectInItsOwnOrder() {
            assertThat(catalogue.select(List.of("javalin-2x", "vertx")))
                    .extracting(TargetSpec::name)
                    .containsExactly("vertx", "javalin-2x");
        }
    }

    @Test
    void shouldKnowTheServiceThatIoBoundRequestsWaitFor() {
        assertThat(read(GOOD).downstream())
                .isEqualTo(TargetSpec.service(
                        "downstream", new ProgramSpec("targets/downstream", "example.Downstream", List.of())));
    }

    @Test
    void shouldBeRefusedWithoutThatService() {
        assertThatExceptionOfType(SettingError.class)
                .isThrownBy(() -> TargetCatalogue.of(ConfigFactory.parseString("targets {\n" + GOOD + "\n}")))
                .withMessageContaining("services");
    }

    @Nested
    class AnEntry {
        @Test
        void shouldSayAllThatIsNeededToStartTheTarget() {
            assertThat(read(GOOD).select(List.of("jetty")))
                    .containsExactly(Specs.of(
                            "jetty",
                            "a pool",
                            "targets/jetty",
                            "example.Jetty",
                            List.of("--a", "--b=1"),
                            Map.of(SYNC_CPUBOUND, Specs.waiting("2 * cores"))));
        }

        @Test
        void shouldTellTheProgramHowManyConnectionsToOpenAndThePredictionAsWell() {
            TargetSpec spec = read(GOOD.replace("arguments =", "connections = 3, arguments =")
                            .replace("sync-cpubound {", "sync-sql { workers = 8 }, sync-cpubound {"))
                    .select(List.of("jetty"))
                    .get(0);

            assertThat(spec.program().arguments()).contains("--connections=3");
            assertThat(spec.workers(SYNC_SQL, 1)).isEqualTo(3);
            assertThat(spec.handlers(SYNC_SQL, 1)).isEqualTo(8);
            assertThat(spec.workers(SYNC_CPUBOUND, 4)).as("needs no connection").isEqualTo(8);
        }

        @Test
        void shouldServeByAPoolUnlessItSaysOtherwise() {
            TargetSpec spec = read(GOOD.replace(
                            "sync-cpubound {",
                            "async-cpubound { workers = 1, program = executeBlocking }, sync-cpubound {"))
                    .select(List.of("jetty"))
                    .get(0);

            assertThat(spec.endpoints().get(SYNC_CPUBOUND).model()).isEqualTo(ServerModel.POOL);
            assertThat(spec.endpoints().get(ASYNC_CPUBOUND).model()).isEqualTo(ServerModel.EXECUTE_BLOCKING);
        }

        @Test
        void shouldHaveExactlyItsWorkersAndTakeAnyBurstUnlessItSaysOtherwise() {
            TargetSpec spec = read(GOOD.replace(
                            "sync-cpubound {",
                            "async-cpubound { workers = 4, atMost = true, largestBurst = 30 }, sync-cpubound {"))
                    .select(List.of("jetty"))
                    .get(0);

            assertThat(spec.worksOnFewer(SYNC_CPUBOUND)).isFalse();
            assertThat(spec.worksOnFewer(ASYNC_CPUBOUND)).isTrue();
            assertThat(spec.largestBurst(SYNC_CPUBOUND)).isEmpty();
            assertThat(spec.largestBurst(ASYNC_CPUBOUND)).hasValue(30);
        }

        @Test
        void shouldBeMeasuredByDefaultUnlessItSaysNo() {
            TargetCatalogue two =
                    read(GOOD + GOOD.replace("jetty {", "other {").replace("model =", "byDefault = false, model ="));

            assertThat(two.names()).containsExactly("jetty", "other");
            assertThat(two.namesByDefault()).containsExactly("jetty");
        }

        @Test
        void shouldOfferTheEndpointsItListsAndNoOther() {
            TargetSpec spec = read(GOOD).select(List.of("jetty")).get(0);

            assertThat(spec.offers(SYNC_CPUBOUND)).isTrue();
            assertThat(spec.offers(ASYNC_CPUBOUND)).isFalse();
        }

        @Test
        void shouldKeepTheFilesOrderWhateverTheNames() {
            assertThat(read(GOOD.replace("jetty {", "zebra {") + GOOD + GOOD.replace("jetty {", "ant {"))
                            .names())
                    .containsExactly("zebra", "jetty", "ant");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", "abcdefghijklmnopqrstuvwxyz-abcdefghijklm", "a-1"})
        void shouldTakeANameThatIsSafeEverywhere(String name) {
            assertThat(read(GOOD.replace("jetty {", name + " {")).names()).containsExactly(name);
        }
    }

    @Nested
    class AWrongEntry {
        private static final String ENDPOINT = "targets.conf, line 7: target jetty, endpoint sync-cpubound: ";

        private static List<String> errors(String entries) {
            SettingError error = catchThrowableOfType(SettingError.class, () -> read(entries));
            assertThat(error).as("%s is refused", entries).isNotNull();
            return error.lines();
        }

        private static String error(String entries) {
            return assertThat(errors(entries)).singleElement().actual();
        }

        private static String errorOf(String place, String replacement) {
            return error(GOOD.replace(place, replacement));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<script>",
                    "../up",
                    "Jetty",
                    "1x",
                    "a b",
                    "-a",
                    "a.b",
                    "abcdefghijklmnopqrstuvwxyz-abcdefghijklmn",
                    "all",
                    ""
                })
        void shouldBeRefusedForAnUnsafeName(String name) {
            assertThat(errorOf("jetty {", "\"" + name + "\" {"))
                    .contains("target '" + name + "'", "a name is a lower-case letter");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                model =                  | byDefalt = true, model =        | 3 | target jetty                         | byDefalt = true  | byDefault
                model =                  | bydefault = true, model =       | 3 | target jetty                         | bydefault = true | byDefault
                arguments =              | conections = 3, arguments =     | 6 | target jetty                         | conections = 3   | connections
                workers = "2 * cores"    | workers = 1, programs = pool    | 7 | target jetty, endpoint sync-cpubound | programs = pool | program
                workers = "2 * cores"    | worker = 3                      | 7 | target jetty, endpoint sync-cpubound | worker = 3       | workers
                model =                  | foo { a = 1 }, model =          | 3 | target jetty                         | foo = {"a":1}    |
                endpoints { sync-cpubound | endpoint { sync-cpubound       | 7 | target jetty                         | endpoint = {     | endpoints
                """)
        void shouldNameTheKeyThatNobodyKnowsAndTheNearest(
                String place, String replacement, int line, String where, String entry, String nearest) {
            String error = errors(GOOD.replace(place, replacement)).stream()
                    .filter(one -> one.contains("no such key"))
                    .findFirst()
                    .orElseThrow();

            assertThat(error).startsWith("targets.conf, line " + line + ": " + where + ": " + entry);
            if (nearest == null) {
                assertThat(error).doesNotContain("Did you mean");
            } else {
                assertThat(error).contains("Did you mean " + nearest + "?");
            }
        }

        @Test
        void shouldSayWhichKeysThereAre() {
            assertThat(errorOf("workers = \"2 * cores\"", "worker = 3"))
                    .endsWith("Allowed here: program, workers, loops, atMost, largestBurst");
        }

        @Test
        void shouldNameABlockBesideTheTargetsThatNobodyKnows() {
            SettingError error = catchThrowableOfType(
                    SettingError.class,
                    () -> TargetCatalogue.of(
                            ConfigFactory.parseString("targets {\n" + GOOD + "\n}\n" + SERVICES + "target {}\n")));

            assertThat(error.lines())
                    .singleElement()
                    .asString()
                    .contains("target = {}", "Did you mean targets?", "targets, services");
        }

        @Test
        void shouldNameAServiceThatNobodyKnowsAndAKeyThatAServiceHasNot() {
            String services = SERVICES.replace("postgres {", "redis {}, postgres { port = 1, ");
            SettingError error = catchThrowableOfType(
                    SettingError.class,
                    () -> TargetCatalogue.of(ConfigFactory.parseString("targets {\n" + GOOD + "\n}\n" + services)));

            assertThat(error.lines())
                    .hasSize(2)
                    .anySatisfy(line -> assertThat(line).contains("services: redis = {}"))
                    .anySatisfy(line -> assertThat(line).contains("service postgres: port = 1"));
        }

        @Test
        void shouldNameEverythingThatIsWrongAtOnce() {
            assertThat(errors(GOOD.replace("model =", "byDefault = maybe, connections = many, model =")
                            .replace("2 * cores", "lots")))
                    .hasSize(3);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                byDefault = maybe         | true or false
                byDefault = []            | true or false
                reload = 1                | true or false
                container = null          | true or false
                minimumJava = new         | a whole number from 17 to 999
                minimumJava = 8           | a whole number from 17 to 999
                connections = 2.5         | a whole number from 1 to 1000
                connections = 0           | a whole number from 1 to 1000
                connections = -1          | a whole number from 1 to 1000
                connections = 1001        | a whole number from 1 to 1000
                """)
        void shouldBeRefusedForAValueOfAnotherKind(String entry, String allowed) {
            assertThat(errorOf("model =", entry + "\nmodel ="))
                    .isEqualTo("targets.conf, line 3: target jetty: " + entry + ": must be " + allowed);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                arguments = "--workers=3"         | list of texts
                arguments = [{ workers = 3 }]     | list of texts
                arguments = { workers = 3 }       | list of texts
                """)
        void shouldBeRefusedForArgumentsThatAreNoList(String entry, String allowed) {
            assertThat(errorOf("arguments = [\"--a\", \"--b=1\"]", entry))
                    .startsWith("targets.conf, line 6: target jetty: arguments = ")
                    .contains(allowed);
        }

        @Test
        void shouldBeRefusedForAnEndpointThatTheContractDoesNotHave() {
            assertThat(errors(GOOD.replace("endpoints {", "endpoints { sync-gpubound { workers = 1 }, ")))
                    .singleElement()
                    .asString()
                    .startsWith("targets.conf, line 7: target jetty: endpoint 'sync-gpubound' is not one of ")
                    .contains(String.join(", ", Endpoint.labels()))
                    .endsWith("Did you mean sync-cpubound?");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                workers = 1, largestBurst = 0      | largestBurst = 0      | a whole number from 1 to 10000
                workers = 1, largestBurst = -1     | largestBurst = -1     | a whole number from 1 to 10000
                workers = 1, largestBurst = 10001  | largestBurst = 10001  | a whole number from 1 to 10000
                workers = 1, program = hurry       | program = hurry       | one of pool, blocked loop, executeBlocking, non-blocking loop, virtual threads
                workers = 1, atMost = often        | atMost = often        | true or false
                workers = 0                        | workers = 0           | a number of at least 1, cores, N * cores or unbounded
                workers = -1                       | workers = -1          | a number of at least 1, cores, N * cores or unbounded
                workers = foo                      | workers = foo         | a number of at least 1, cores, N * cores or unbounded
                workers = "0 * cores"              | workers = 0 * cores   | a number of at least 1, cores, N * cores or unbounded
                workers = [1]                      | workers = [1]         | a number of at least 1, cores, N * cores or unbounded
                """)
        void shouldBeRefusedForAWrongValueOfAnEndpoint(String entry, String shown, String allowed) {
            assertThat(errorOf("workers = \"2 * cores\"", entry)).isEqualTo(ENDPOINT + shown + ": must be " + allowed);
        }

        @Test
        void shouldBeRefusedForSqlWithoutConnections() {
            assertThat(errorOf("sync-cpubound {", "sync-sql { workers = 8 }, sync-cpubound {"))
                    .contains("target jetty: offers SQL", "connections = 10");
        }

        @Test
        void shouldBeRefusedWithoutTheEndpointThatCalibrationNeeds() {
            assertThat(errorOf("sync-cpubound {", "async-cpubound {"))
                    .contains("target jetty: must offer sync-cpubound");
        }

        @ParameterizedTest
        @ValueSource(strings = {"model", "module", "mainClass", "arguments", "workers"})
        void shouldBeRefusedForAMissingKeyThatIsNamed(String key) {
            String entry = GOOD.replaceFirst(key + " = (\\[.*]|\"[^\"]*\"|\\S+)", "");

            assertThat(error(entry)).contains("target jetty", "lacks " + key + " (");
        }

        @Test
        void shouldNameAllThatIsMissingInOneLineBesideTheEndpoints() {
            assertThat(errors("jetty {}"))
                    .hasSize(2)
                    .anySatisfy(line -> assertThat(line).contains("lacks a block endpoints"))
                    .anySatisfy(line -> assertThat(line).contains("model (", "module (", "mainClass (", "arguments ("));
        }

        @Test
        void shouldBeRefusedIfItIsNoEntryAtAll() {
            assertThat(error("jetty = 3"))
                    .isEqualTo("targets.conf, line 2: targets: jetty = 3: must be a block, { … }");
        }

        @Test
        void shouldBeRefusedForASubstitutionThatNobodyWouldResolve() {
            assertThat(error(GOOD.replace("module = targets/jetty", "module = ${where}")))
                    .contains("${");
        }
    }

    @Test
    void shouldBeRefusedWithoutTargets() {
        assertThatExceptionOfType(SettingError.class)
                .isThrownBy(() -> TargetCatalogue.of(ConfigFactory.empty()))
                .withMessageContaining("lacks a block targets")
                .withMessageContaining("lacks a block services");
    }
}
