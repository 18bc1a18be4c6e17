package loopvspool.target;

import static loopvspool.target.Endpoint.ASYNC_CPUBOUND;
import static loopvspool.target.Endpoint.ASYNC_IOBOUND;
import static loopvspool.target.Endpoint.ASYNC_SQL;
import static loopvspool.target.Endpoint.BADASYNC_CPUBOUND;
import static loopvspool.target.Endpoint.ORDERED_CPUBOUND;
import static loopvspool.target.Endpoint.SYNC_CPUBOUND;
import static loopvspool.target.Endpoint.SYNC_IOBOUND;
import static loopvspool.target.Endpoint.SYNC_SQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import loopvspool.settings.SettingError;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        void shouldLetBystandersWaitUnlessItSaysThatTheyPass() {
            TargetSpec spec = read(GOOD.replace(
                            "sync-cpubound {", "async-cpubound { workers = 1, bystanders = pass }, sync-cpubound {"))
                    .select(List.of("jetty"))
                    .get(0);

            assertThat(spec.bystandersWait(SYNC_CPUBOUND)).isTrue();
            assertThat(spec.bystandersWait(ASYNC_CPUBOUND)).isFalse();
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
            assertThatExceptionOfType(SettingError.class)
                    .isThrownBy(() -> read(GOOD.replace("jetty {", "\"" + name + "\" {")))
                    .withMessage(
                            "targets.conf: target '" + name
                                    + "': a name is a lower-case letter, then letters, digits and hyphens, 40 at most, and not 'all'");
        }

        @Test
        void shouldBeRefusedForAnEndpointThatTheContractDoesNotHave() {
            assertThatExceptionOfType(SettingError.class)
                    .isThrownBy(() -> read(GOOD.replace("sync-cpubound {", "sync-gpubound {")))
                    .withMessageStartingWith("targets.conf: target jetty: endpoint 'sync-gpubound' is not one of ")
                    .withMessageEndingWith("sync-cpubound, badasync-cpubound, ordered-cpubound, async-cpubound, "
                            + "sync-iobound, async-iobound, sync-sql, async-sql");
        }

        @ParameterizedTest
        @ValueSource(ints = {0, -1, 10_001})
        void shouldBeRefusedForALargestBurstThatNoStepHas(int users) {
            assertThatExceptionOfType(SettingError.class)
                    .isThrownBy(
                            () -> read(GOOD.replace("workers = \"2 * cores\"", "workers = 1, largestBurst = " + users)))
                    .withMessage("targets.conf: target jetty, endpoint sync-cpubound: largestBurst = " + users
                            + ": must be a whole number from 1 to 10000");
        }

        @Test
        void shouldBeRefusedForBystandersThatNeitherWaitNorPass() {
            assertThatExceptionOfType(SettingError.class)
                    .isThrownBy(() -> read(GOOD.replace("workers = \"2 * cores\"", "workers = 1, bystanders = hurry")))
                    .withMessage(
                            "targets.conf: target jetty, endpoint sync-cpubound: bystanders = hurry: must be wait or pass");
        }

        @Test
        void shouldBeRefusedForSqlWithoutConnections() {
            assertThatExceptionOfType(SettingError.class)
                    .isThrownBy(
                            () -> read(GOOD.replace("sync-cpubound {", "sync-sql { workers = 8 }, sync-cpubound {")))
                    .withMessageStartingWith("targets.conf: target jetty: offers SQL")
                    .withMessageContaining("connections");
        }

        @ParameterizedTest
        @ValueSource(ints = {0, -1, 1001})
        void shouldBeRefusedForAPoolThatHasNoConnectionOrVeryMany(int connections) {
            assertThatExceptionOfType(SettingError.class)
                    .isThrownBy(
                            () -> read(GOOD.replace("arguments =", "connections = " + connections + ", arguments =")))
                    .withMessage("targets.conf: target jetty: connections = " + connections
                            + ": must be a whole number from 1 to 1000");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "-1", "foo", "0 * cores"})
        void shouldBeRefusedForBadWorkers(String workers) {
            assertThatExceptionOfType(SettingError.class)
                    .isThrownBy(() -> read(GOOD.replace("2 * cores", workers)))
                    .withMessage("targets.conf: target jetty, endpoint sync-cpubound: workers = " + workers
                            + ": must be a number of at least 1, cores, N * cores or unbounded");
        }

        @Test
        void shouldBeRefusedWithoutTheEndpointThatCalibrationNeeds() {
            assertThatExceptionOfType(SettingError.class)
                    .isThrownBy(() -> read(GOOD.replace("sync-cpubound {", "async-cpubound {")))
                    .withMessage(
                            "targets.conf: target jetty: must offer sync-cpubound, which every target is calibrated with");
        }

        @ParameterizedTest
        @ValueSource(strings = {"model", "module", "mainClass", "arguments", "endpoints", "workers"})
        void shouldBeRefusedForAMissingKeyThatIsNamed(String key) {
            assertThatExceptionOfType(SettingError.class)
                    .isThrownBy(() -> read(GOOD.replace(key + " ", "other ")))
                    .withMessageStartingWith("targets.conf: ")
                    .withMessageContaining("jetty")
                    .withMessageContaining("'" + key + "'");
        }

        @Test
        void shouldBeRefusedIfItIsNoEntryAtAll() {
            assertThatExceptionOfType(SettingError.class)
                    .isThrownBy(() -> read("jetty = 3"))
                    .withMessageStartingWith("targets.conf: ")
                    .withMessageContaining("jetty");
        }
    }

    @Test
    void shouldBeRefusedWithoutTargets() {
        assertThatExceptionOfType(SettingError.class)
                .isThrownBy(() -> TargetCatalogue.of(ConfigFactory.empty()))
                .withMessageContaining("targets");
    }
}
