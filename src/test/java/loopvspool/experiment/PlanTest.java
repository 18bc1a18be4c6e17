package loopvspool.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import loopvspool.prediction.Expected;
import loopvspool.prediction.Prediction;
import loopvspool.prediction.Quantity;
import loopvspool.settings.LabSettings;
import loopvspool.settings.SettingError;
import loopvspool.sut.Endpoint;
import loopvspool.sut.Specs;
import loopvspool.sut.TargetCatalogue;
import loopvspool.sut.TargetSpec;
import loopvspool.sut.Work;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans of the shipped catalogue. */
class PlanTest {
    private static Plan plan(int cores, Map<String, String> given) {
        TargetCatalogue catalogue = TargetCatalogue.load();
        LabSettings settings =
                LabSettings.of(given, catalogue.names(), catalogue.namesByDefault(), Experiments.names());
        return Plan.of(
                settings,
                catalogue.select(settings.targets()).stream()
                        .map(spec -> new Subject(spec, cores))
                        .toList());
    }

    @Test
    void shouldLetMoreUsersComeThanTheLargestPoolHasWorkers() {
        assertThat(plan(1, Map.of()).burstUsers()).as("twice 2 x 1, and one").isEqualTo(5);
        assertThat(plan(2, Map.of()).burstUsers()).as("twice 2 x 2, and one").isEqualTo(9);
        assertThat(plan(4, Map.of()).burstUsers()).as("twice 2 x 4, and one").isEqualTo(17);
    }

    @Test
    void shouldNotCountAnUnboundedEndpointAsAPool() {
        TargetSpec spec = Specs.of(
                "free",
                "no limit",
                "targets/free",
                "Main",
                List.of(),
                Map.of(
                        Endpoint.SYNC_CPUBOUND, Specs.waiting("unbounded"),
                        Endpoint.ASYNC_CPUBOUND, Specs.waiting("3")));
        LabSettings settings = LabSettings.of(Map.of(), List.of("free"), List.of("free"), Experiments.names());

        assertThat(Plan.of(settings, List.of(new Subject(spec, 2))).burstUsers())
                .as("twice 3, and one")
                .isEqualTo(7);
    }

    @Test
    void shouldLetNoMoreUsersComeForAFixedPoolThatNoBurstOfBearableLengthFills() {
        assertThat(fixedPool(150))
                .as("twice 150 take more than 300 s of 2 s each, one by one")
                .isEqualTo(151);
        assertThat(fixedPool(151)).as("as if it had one worker").isEqualTo(3);
    }

    private static int fixedPool(int workers) {
        TargetSpec spec = Specs.of(
                "fixed",
                "a pool",
                "targets/fixed",
                "Main",
                List.of(),
                Map.of(Endpoint.SYNC_CPUBOUND, Specs.waiting(String.valueOf(workers))));
        LabSettings settings = LabSettings.of(Map.of(), List.of("fixed"), List.of("fixed"), Experiments.names());
        return Plan.of(settings, List.of(new Subject(spec, 64))).burstUsers();
    }

    @Test
    void shouldLetNoMoreUsersComeThanEveryTargetTakes() {
        Map<String, String> short1 = Map.of("lab.serviceTime", "20ms", "lab.ioTime", "20ms");

        assertThat(plan(2, with(short1, "lab.targets", "javalin-1x,javalin-default"))
                        .burstUsers())
                .as("twice 2, and one: the pool of 250 takes no burst that fills it")
                .isEqualTo(5);
        assertThat(plan(128, with(short1, "lab.targets", "javalin-2x,javalin-default"))
                        .burstUsers())
                .as("twice 256, and one, are more than 200")
                .isEqualTo(200);
    }

    @Test
    void shouldRefuseABurstThatATargetDoesNotTake() {
        Map<String, String> burst = Map.of("lab.targets", "javalin-1x,javalin-default", "lab.experiments", "cpu-burst");

        assertThat(plan(2, with(burst, "lab.users", "200")).burstUsers()).isEqualTo(200);
        assertThatThrownBy(() -> plan(2, with(burst, "lab.users", "201")))
                .isInstanceOf(SettingError.class)
                .hasMessageStartingWith("javalin-default / cpu-burst / sync-cpubound with 201 users: ")
                .hasMessageEndingWith(
                        "takes at most 200 at once: choose at most 200 for lab.users and lab.sweep.users, or leave javalin-default out of lab.targets");
    }

    @Test
    void shouldNameTheLargestStepOfASweepThatATargetDoesNotTake() {
        assertThatThrownBy(() -> plan(
                        2,
                        Map.of(
                                "lab.targets",
                                "javalin-default",
                                "lab.experiments",
                                "io-sweep",
                                "lab.sweep.users",
                                "199..203")))
                .isInstanceOfSatisfying(SettingError.class, error -> assertThat(error.lines())
                        .singleElement()
                        .asString()
                        .startsWith("javalin-default / io-sweep / 203 users / sync-iobound with 203 users: "));
    }

    /** Three on two cores: shared equally 1.5 D, and 2 D if two stay on one core; what no chance has a say in is no range. */
    @Test
    void shouldPredictARangeWhereTheSchedulerHasAChoice() {
        Map<Integer, Expected> sweep = plan(
                        2, Map.of("lab.targets", "javalin-2x", "lab.experiments", "cpu-sweep", "lab.serviceTime", "1s"))
                .steps()
                .stream()
                .collect(Collectors.toMap(
                        Step::users, step -> step.expected(Quantity.MAKESPAN).orElseThrow()));

        assertThat(sweep.get(2)).isEqualTo(Expected.exactly(1));
        assertThat(sweep.get(3).value()).isEqualTo(1.5, within(1e-9));
        assertThat(sweep.get(3).low()).isEqualTo(1.5, within(1e-9));
        assertThat(sweep.get(3).high()).isEqualTo(2, within(1e-9));
        assertThat(sweep.get(4)).isEqualTo(Expected.exactly(2));
    }

    @Test
    void shouldPredictARangeFromALoopForEachCoreToOneForAll() {
        Step step = plan(2, Map.of("lab.targets", "vertx-loops", "lab.experiments", "io-burst", "lab.users", "4"))
                .steps()
                .get(0);

        assertThat(step.expected(Quantity.MAKESPAN)).contains(new Expected(0.4, 0.4, 0.8));
        assertThat(step.expected(Quantity.PEAK_CONCURRENCY)).contains(new Expected(2, 1, 2));
    }

    /** W >= N, so that all compute at once: N D / C, whatever the cores that the target sees. */
    @ParameterizedTest(name = "{1} CPUs of {0} cores")
    @CsvSource({"2, 1.5, 4", "1, 0.5, 2", "2, 0.5, 3", "2, 2, 4"})
    void shouldPredictFromTheCpusThatAQuotaGives(int cores, double cpus, int users) {
        TargetCatalogue catalogue = TargetCatalogue.load();
        LabSettings settings = LabSettings.of(
                Map.of("lab.experiments", "cpu-burst", "lab.users", "" + users, "lab.serviceTime", "1s"),
                catalogue.names(),
                List.of("javalin-2x"),
                Experiments.names());
        TargetSpec pool = catalogue.select(List.of("javalin-2x")).get(0);

        Step step = Plan.of(settings, List.of(new Subject(pool, cores, cpus, true)))
                .steps()
                .get(0);

        assertThat(step.prediction().makespanSeconds()).isEqualTo(users / cpus, within(1e-9));
        assertThat(step.prediction().peakConcurrency()).isEqualTo(users);
    }

    @Test
    void shouldPredictTheBestCaseWhereChanceDealsConnectionsToLoops() {
        Map<Endpoint, Boolean> best =
                plan(2, Map.of("lab.targets", "vertx-loops", "lab.experiments", "cpu-burst,io-burst")).steps().stream()
                        .collect(Collectors.toMap(
                                Step::endpoint, step -> step.prediction().bestCase()));

        assertThat(best)
                .containsOnly(
                        Map.entry(Endpoint.SYNC_CPUBOUND, true),
                        Map.entry(Endpoint.ASYNC_CPUBOUND, false),
                        Map.entry(Endpoint.SYNC_IOBOUND, true),
                        Map.entry(Endpoint.ASYNC_IOBOUND, false));
        assertThat(plan(2, Map.of("lab.targets", "vertx-loops", "lab.experiments", "cpu-burst"))
                        .steps()
                        .get(0)
                        .prediction()
                        .discipline())
                .isEqualTo("at most 2 at a time");
    }

    private static Map<String, String> with(Map<String, String> given, String key, String value) {
        Map<String, String> more = new HashMap<>(given);
        more.put(key, value);
        return more;
    }

    @Test
    void shouldTakeTheUsersThatTheUserWants() {
        Plan plan = plan(2, Map.of("lab.users", "6"));

        assertThat(plan.burstUsers()).isEqualTo(6);
        assertThat(plan.steps())
                .filteredOn(step -> step.experiment().equals("cpu-burst"))
                .hasSize(4)
                .allMatch(step -> step.users() == 6);
    }

    @Test
    void shouldNumberTheStepsWithoutAGap() {
        List<Integer> numbers =
                plan(2, Map.of()).steps().stream().map(Step::number).toList();

        assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, 84).boxed().toList());
    }

    @Test
    void shouldRepeatTheWholeForEachForkInAnOrderThatTheSeedGives() {
        Plan once = plan(2, Map.of());
        Plan plan = plan(2, Map.of("lab.forks", "5"));
        Plan other = plan(2, Map.of("lab.forks", "5", "lab.seed", "2"));

        assertThat(plan.forks()).extracting(Fork::number).containsExactly(1, 2, 3, 4, 5);
        assertThat(plan.forks().get(0))
                .as("as without forks")
                .isEqualTo(once.forks().get(0));
        assertThat(plan.steps())
                .extracting(Step::number)
                .isEqualTo(IntStream.rangeClosed(1, 5 * 84).boxed().toList());
        assertThat(plan.steps()).extracting(Step::name).doesNotHaveDuplicates();
        assertThat(plan.series()).extracting(Series::name).doesNotHaveDuplicates();
        for (Fork fork : plan.forks()) {
            assertThat(fork.series().stream().flatMap(one -> one.steps().stream()))
                    .as("fork %d", fork.number())
                    .allMatch(step -> step.fork() == fork.number())
                    .extracting(Step::title)
                    .containsExactlyInAnyOrderElementsOf(
                            once.steps().stream().map(Step::title).toList());
        }
        assertThat(orders(plan)).as("the same seed").isEqualTo(orders(plan(2, Map.of("lab.forks", "5"))));
        assertThat(orders(plan)).as("another").isNotEqualTo(orders(other));
        assertThat(new LinkedHashSet<>(orders(plan)))
                .as("not always the same order")
                .hasSizeGreaterThan(1);
    }

    private static List<List<String>> orders(Plan plan) {
        return plan.forks().stream()
                .map(fork -> fork.subjects().stream()
                        .map(subject -> subject.spec().name())
                        .toList())
                .toList();
    }

    @Test
    void shouldExpectEachForkToTakeAsLongAsTheFirstAndTheStartOfItsTargets() {
        Plan once = plan(2, Map.of());
        int steps = once.steps().size();

        assertThat(plan(2, Map.of("lab.forks", "3")).secondsToCome())
                .isCloseTo(
                        3 * (once.secondsToCome() - Overhead.end(steps))
                                + 2 * Plan.FORK_SECONDS
                                + Overhead.end(3 * steps),
                        within(1e-6));
    }

    @Test
    void shouldAskOneQuestionAfterAnotherAndInItOneTargetAfterAnother() {
        List<String> order =
                plan(2, Map.of()).series().stream().map(Series::name).toList();

        assertThat(order)
                .containsExactly(
                        "vertx / cpu-baseline",
                        "javalin-1x / cpu-baseline",
                        "javalin-2x / cpu-baseline",
                        "vertx / cpu-burst",
                        "javalin-1x / cpu-burst",
                        "javalin-2x / cpu-burst",
                        "vertx / cpu-sweep",
                        "javalin-1x / cpu-sweep",
                        "javalin-2x / cpu-sweep",
                        "vertx / async-usage",
                        "vertx / io-burst",
                        "javalin-1x / io-burst",
                        "javalin-2x / io-burst",
                        "vertx / io-sweep",
                        "javalin-1x / io-sweep",
                        "javalin-2x / io-sweep",
                        "vertx / process-model / production",
                        "vertx / process-model / development",
                        "javalin-1x / process-model / production",
                        "javalin-1x / process-model / development");
    }

    @Test
    void shouldGiveEveryStepANameOfItsOwn() {
        List<String> names = plan(2, Map.of()).steps().stream().map(Step::name).toList();

        assertThat(new LinkedHashSet<>(names)).hasSameSizeAs(names);
        assertThat(names)
                .contains(
                        "javalin-2x / cpu-sweep / 3 users / sync-cpubound",
                        "vertx / cpu-sweep / 1 user / sync-cpubound");
    }

    /** On 2 cores, D = 2 s and N = 9, by hand. */
    @Test
    void shouldPredictHowLongTheDefaultRunTakes() {
        Map<String, Long> millis = plan(2, Map.of()).steps().stream()
                .collect(Collectors.groupingBy(
                        Step::experiment,
                        Collectors.summingLong(
                                step -> Math.round(step.prediction().makespanSeconds() * 1000))));

        assertThat(millis)
                .as(
                        "4 x 3 x 2; 18 + 10 + 10 + 10; (2+4+6+8+10) + (2+2+4+4+6) twice + (2+2+3+4+6); 3 x 18 + 10;"
                                + " 2 x (9 + 1 + 5 + 3) x 0.2; 2 x ((1+2+3+4+5) + 5 x 1 + (1+1+2+2+3) + (1+1+1+1+2)) x 0.2, for SQL as for IO; 4 x 10")
                .containsOnly(
                        Map.entry("cpu-baseline", 24000L),
                        Map.entry("cpu-burst", 48000L),
                        Map.entry("cpu-sweep", 83000L),
                        Map.entry("async-usage", 64000L),
                        Map.entry("io-burst", 7200L),
                        Map.entry("io-sweep", 14000L),
                        Map.entry("process-model", 40000L));
        assertThat(plan(2, Map.of()).stepSeconds()).isEqualTo(280.2, within(1e-9));
    }

    @Test
    void shouldAddWhatTheRunTakesBesideItsSteps() {
        Plan plan = plan(2, Map.of());

        assertThat(plan.secondsToCome())
                .as("three calibrations, four targets of their own, steps, what lies between them, and the end")
                .isEqualTo(
                        plan.calibrationSeconds("vertx")
                                + 2 * plan.calibrationSeconds("javalin-1x")
                                + 4 * Plan.CONTEXT_SECONDS
                                + plan.steps().stream()
                                        .mapToDouble(plan::seconds)
                                        .sum()
                                + Overhead.end(plan.steps().size()),
                        within(1e-9));
        assertThat(plan.after(20).totalSeconds()).isEqualTo(20 + plan.secondsToCome(), within(1e-9));
    }

    @Test
    void shouldExpectMoreBeforeAStepThatHasMoreToPrepare() {
        Plan plan = plan(
                2,
                Map.of(
                        "lab.experiments", "cpu-burst,io-burst",
                        "lab.targets", "vertx",
                        "lab.longestStep", "10m",
                        "lab.users", "250"));
        Map<String, Double> before = plan.steps().stream()
                .collect(Collectors.toMap(
                        step -> step.endpoint().label(),
                        step -> plan.seconds(step) - step.prediction().makespanSeconds()));

        assertThat(before.get("sync-cpubound"))
                .as("the first of its series")
                .isEqualTo(Overhead.BEGIN_SECONDS + Overhead.STEP_SECONDS, within(1e-9));
        assertThat(before.get("async-cpubound")).isEqualTo(Overhead.STEP_SECONDS, within(1e-9));
        assertThat(before.get("async-iobound"))
                .as("all wait at once, ten times, because they are many")
                .isEqualTo(
                        Overhead.STEP_SECONDS
                                + Overhead.WAITING_SECONDS
                                + 10 * (Overhead.ALL_AT_ONCE_SECONDS + 250 * Overhead.USER_SECONDS),
                        within(1e-9));
        assertThat(before.get("sync-sql"))
                .isEqualTo(
                        Overhead.STEP_SECONDS + Overhead.WAITING_SECONDS + 10 * 250 * Overhead.USER_SECONDS,
                        within(1e-9));
    }

    @Test
    void shouldExpectNoLongerWarmUpThanItsLimit() {
        double usual = plan(2, Map.of()).calibrationSeconds("javalin-1x");

        assertThat(plan(2, Map.of("lab.calibration.warmUpLimit", "1s")).calibrationSeconds("javalin-1x"))
                .isLessThan(usual - 2);
    }

    @Test
    void shouldPredictTheWorkersOfEachModelFromTheCatalogue() {
        Map<String, Integer> workers = plan(2, Map.of()).steps().stream()
                .filter(step -> step.users() == 9 && step.context() == Context.SHARED)
                .collect(Collectors.toMap(
                        step -> step.target() + " " + step.endpoint().label(),
                        step -> step.prediction().peakConcurrency(),
                        (a, b) -> a));

        assertThat(workers)
                .containsOnly(
                        Map.entry("vertx sync-cpubound", 1),
                        Map.entry("vertx badasync-cpubound", 1),
                        Map.entry("vertx ordered-cpubound", 1),
                        Map.entry("vertx async-cpubound", 2),
                        Map.entry("javalin-1x sync-cpubound", 2),
                        Map.entry("javalin-2x sync-cpubound", 4),
                        Map.entry("vertx sync-iobound", 1),
                        Map.entry("vertx async-iobound", 9),
                        Map.entry("javalin-1x sync-iobound", 2),
                        Map.entry("javalin-2x sync-iobound", 4),
                        Map.entry("vertx sync-sql", 1),
                        Map.entry("vertx async-sql", 9),
                        Map.entry("javalin-1x sync-sql", 2),
                        Map.entry("javalin-2x sync-sql", 4));
    }

    @Test
    void shouldSweepTheUsersThatTheUserWants() {
        assertThat(plan(
                                2,
                                Map.of(
                                        "lab.experiments",
                                        "cpu-sweep",
                                        "lab.targets",
                                        "javalin-1x",
                                        "lab.sweep.users",
                                        "2,7"))
                        .steps())
                .extracting(Step::users)
                .containsExactly(2, 7);
    }

    @Test
    void shouldPutTheStepsOfASweepIntoOneSeriesWithTheUsersOfTheLargest() {
        Plan plan = plan(2, Map.of("lab.experiments", "cpu-sweep", "lab.targets", "javalin-1x"));

        assertThat(plan.series()).singleElement().satisfies(series -> {
            assertThat(series.steps()).hasSize(5);
            assertThat(series.users()).isEqualTo(5);
        });
    }

    @Test
    void shouldAskOnlyAnEventLoopHowItIsUsed() {
        Plan plan = plan(2, Map.of("lab.experiments", "async-usage"));

        assertThat(plan.steps()).hasSize(4).allMatch(step -> step.target().equals("vertx"));
    }

    @Test
    void shouldRefuseSettingsThatLeaveNothingToMeasure() {
        assertThatThrownBy(() -> plan(2, Map.of("lab.experiments", "async-usage", "lab.targets", "javalin-1x")))
                .isInstanceOf(SettingError.class)
                .hasMessageContaining("lab.experiments=async-usage")
                .hasMessageContaining("lab.targets=javalin-1x");
    }

    /** On 2 cores, N = 9, D = 2 s: ten pings a second, the first at 0.05 s. */
    @Test
    void shouldPredictHowLongProbesWaitBesideEveryBurst() {
        Map<String, Double> longest = plan(2, Map.of()).steps().stream()
                .filter(step -> step.users() == 9 && step.context() == Context.SHARED)
                .collect(Collectors.toMap(
                        step -> step.target() + " " + step.endpoint().label(),
                        step -> step.probes().orElseThrow().prediction().maxSeconds(),
                        (a, b) -> a));

        assertThat(longest.get("vertx sync-cpubound")).as("the whole backlog").isEqualTo(17.95, within(1e-9));
        assertThat(longest.get("vertx badasync-cpubound")).isEqualTo(17.95, within(1e-9));
        assertThat(longest.get("vertx ordered-cpubound")).as("the loop is free").isZero();
        assertThat(longest.get("vertx async-cpubound")).isZero();
        assertThat(longest.get("javalin-1x sync-cpubound"))
                .as("eight taken at 8 s")
                .isEqualTo(7.95, within(1e-9));
        assertThat(longest.get("javalin-2x sync-cpubound"))
                .as("two waves of 4 s")
                .isEqualTo(7.95, within(1e-9));
        assertThat(longest.get("vertx sync-iobound")).isEqualTo(1.75, within(1e-9));
        assertThat(longest.get("vertx async-iobound")).isZero();
        assertThat(longest.get("javalin-1x sync-sql")).isEqualTo(0.75, within(1e-9));
        assertThat(longest.get("vertx async-sql")).isZero();
    }

    @Test
    void shouldRunEachProgramThatReloadsAsInProductionAndAsInDevelopment() {
        List<Step> steps = plan(2, Map.of("lab.experiments", "process-model,health-check")).series().stream()
                .filter(series -> series.experiment().equals("process-model"))
                .flatMap(series -> series.steps().stream())
                .toList();

        assertThat(steps)
                .extracting(Step::name)
                .containsExactly(
                        "vertx / process-model / production / async-cpubound",
                        "vertx / process-model / development / async-cpubound",
                        "javalin-1x / process-model / production / sync-cpubound",
                        "javalin-1x / process-model / development / sync-cpubound");
        assertThat(steps).allMatch(step -> step.probes().isEmpty());
    }

    @Test
    void shouldSendNoPingsBesideASingleUserOrWhereTheQuestionIsNotAsked() {
        assertThat(plan(2, Map.of()).steps())
                .filteredOn(step -> step.users() == 1)
                .isNotEmpty()
                .allMatch(step -> step.probes().isEmpty());
        assertThat(plan(2, Map.of("lab.experiments", "cpu-burst")).steps())
                .allMatch(step -> step.probes().isEmpty());
    }

    @Test
    void shouldGiveTheHealthCheckBurstsOfItsOwnOnlyWhereNobodyElseHasAny() {
        assertThat(plan(2, Map.of("lab.experiments", "health-check")).steps())
                .isNotEmpty()
                .allMatch(step -> step.experiment().equals("health-check")
                        && step.probes().isPresent());
        assertThat(plan(2, Map.of("lab.experiments", "cpu-baseline,health-check"))
                        .steps())
                .extracting(Step::experiment)
                .contains("cpu-baseline", "health-check");
        assertThat(plan(2, Map.of("lab.experiments", "async-usage,health-check"))
                        .series())
                .extracting(Series::name)
                .containsExactly("vertx / async-usage", "javalin-1x / health-check", "javalin-2x / health-check");
        assertThat(plan(2, Map.of("lab.experiments", "io-burst,health-check")).steps())
                .extracting(Step::experiment)
                .containsOnly("io-burst");
    }

    @Test
    void shouldRefuseAProbeBesideASingleUser() {
        assertThatThrownBy(() -> plan(2, Map.of("lab.users", "1", "lab.experiments", "health-check")))
                .isInstanceOf(SettingError.class)
                .hasMessageContaining("lab.users=1")
                .hasMessageContaining("health-check");
    }

    @Test
    void shouldGiveEveryProbeASeatOfItsOwn() {
        Plan plan = plan(
                2,
                Map.of(
                        "lab.experiments", "io-burst,health-check",
                        "lab.ioTime", "1s",
                        "lab.users", "9",
                        "lab.targets", "vertx",
                        "lab.endpoints", "sync-iobound"));

        assertThat(plan.series()).singleElement().satisfies(series -> assertThat(series.seats())
                .as("9, and those of 0.05, 0.15, … 8.45 s")
                .isEqualTo(9 + 85));
    }

    /** On 8 cores, 33 users who wait 1 s each for a database with 10 connections. */
    @Test
    void shouldPredictThatConnectionsLimitWhatWorkersDoNot() {
        Map<String, Double> makespans = plan(
                        8,
                        Map.of(
                                "lab.experiments", "io-burst",
                                "lab.ioTime", "1s",
                                "lab.endpoints", "sync-sql,async-sql"))
                .steps()
                .stream()
                .collect(Collectors.toMap(
                        step -> step.target() + " " + step.endpoint().label(),
                        step -> step.prediction().makespanSeconds()));

        assertThat(makespans)
                .containsOnly(
                        Map.entry("vertx sync-sql", 33.0),
                        Map.entry("vertx async-sql", 4.0),
                        Map.entry("javalin-1x sync-sql", 5.0),
                        Map.entry("javalin-2x sync-sql", 4.0));
    }

    /** On 2 cores, 9 users who wait 1 s each. */
    @Test
    void shouldPredictThatWaitingNeedsWorkersAndNoCores() {
        Map<String, Double> makespans =
                plan(2, Map.of("lab.experiments", "io-burst", "lab.ioTime", "1s")).steps().stream()
                        .collect(Collectors.toMap(
                                step -> step.target() + " " + step.endpoint().label(),
                                step -> step.prediction().makespanSeconds()));

        assertThat(makespans)
                .containsOnly(
                        Map.entry("vertx sync-iobound", 9.0),
                        Map.entry("vertx async-iobound", 1.0),
                        Map.entry("javalin-1x sync-iobound", 5.0),
                        Map.entry("javalin-2x sync-iobound", 3.0),
                        Map.entry("vertx sync-sql", 9.0),
                        Map.entry("vertx async-sql", 1.0),
                        Map.entry("javalin-1x sync-sql", 5.0),
                        Map.entry("javalin-2x sync-sql", 3.0));
    }

    @Test
    void shouldCalibrateOnlyTargetsThatGetCpuBoundWork() {
        assertThat(plan(2, Map.of("lab.experiments", "io-burst")).calibrated()).isEmpty();
        assertThat(plan(2, Map.of("lab.experiments", "async-usage,io-burst")).calibrated())
                .extracting(subject -> subject.spec().name())
                .containsExactly("vertx");
    }

    @Test
    void shouldRefuseAStepThatTakesTooLong() {
        Map<String, String> given = Map.of(
                "lab.experiments", "io-burst", "lab.targets", "javalin-2x", "lab.users", "2000", "lab.ioTime", "1s");

        assertThatThrownBy(() -> plan(2, given))
                .isInstanceOf(SettingError.class)
                .hasMessageContaining("javalin-2x / io-burst / sync-iobound with 2000 users is predicted to take 500 s")
                .hasMessageContaining("lab.longestStep=300s")
                .hasMessageContaining("-Dlab.longestStep=500s");
    }

    @Test
    void shouldTakeALongStepThatTheUserAllows() {
        Map<String, String> given = Map.of(
                "lab.experiments", "io-burst",
                "lab.targets", "javalin-2x",
                "lab.users", "2000",
                "lab.ioTime", "1s",
                "lab.endpoints", "sync-iobound",
                "lab.longestStep", "500s");

        assertThat(plan(2, given).stepSeconds()).isEqualTo(500, within(1e-9));
    }

    @Test
    void shouldNotChooseMoreUsersThanABlockedLoopCanServeInTheLongestStep() {
        assertThat(plan(64, Map.of()).burstUsers())
                .as("300 s of 2 s each, and 128 workers")
                .isEqualTo(150);
        assertThat(plan(128, Map.of("lab.longestStep", "24h")).burstUsers())
                .as("twice 2 x 128, and one")
                .isEqualTo(513);
    }

    @Test
    void shouldPutLoadOnlyOnTheEndpointsThatTheUserWants() {
        assertThat(plan(2, Map.of("lab.experiments", "io-burst", "lab.endpoints", "async-iobound"))
                        .steps())
                .extracting(Step::name)
                .containsExactly("vertx / io-burst / async-iobound");
    }

    @Test
    void shouldLetNobodyPingATargetThatAnswersNoPing() {
        TargetCatalogue catalogue = TargetCatalogue.load();
        LabSettings settings = LabSettings.of(
                Map.of("lab.experiments", "cpu-burst,health-check"),
                catalogue.names(),
                List.of("vertx", "javalin-1x"),
                Experiments.names());
        List<TargetSpec> specs = catalogue.select(settings.targets());

        List<Step> steps = Plan.of(
                        settings, List.of(new Subject(specs.get(0), 2, 2, false), new Subject(specs.get(1), 2)))
                .steps();

        assertThat(steps)
                .filteredOn(step -> step.target().equals("vertx"))
                .isNotEmpty()
                .allMatch(step -> step.pings() == 0);
        assertThat(steps)
                .filteredOn(step -> step.target().equals("javalin-1x"))
                .isNotEmpty()
                .allMatch(step -> step.pings() > 0);
    }

    @Test
    void shouldAskTheHealthChecksQuestionOnlyOfTargetsThatAnswerAPing() {
        TargetCatalogue catalogue = TargetCatalogue.load();
        LabSettings settings = LabSettings.of(
                Map.of("lab.experiments", "health-check"), catalogue.names(), List.of("vertx"), Experiments.names());
        TargetSpec vertx = catalogue.select(List.of("vertx")).get(0);

        assertThatThrownBy(() -> Plan.of(settings, List.of(new Subject(vertx, 2, 2, false))))
                .isInstanceOf(SettingError.class)
                .hasMessageContaining("lab.experiments=health-check asks nothing of lab.targets=vertx");
    }

    @Test
    void shouldRefuseAnEndpointThatTheContractDoesNotKnow() {
        assertThatThrownBy(() -> plan(2, Map.of("lab.endpoints", "async-iobond")))
                .isInstanceOf(SettingError.class)
                .hasMessageContaining("lab.endpoints=async-iobond")
                .hasMessageContaining("async-iobound");
    }

    /**
     * What the closed formulas of docs/method.md come to for bursts of equal requests: waves of W, each as long as its share of the
     * cores makes it; one request after another where there is one user; and probes that wait until no request of the burst waits.
     */
    @ParameterizedTest(name = "{0} cores")
    @ValueSource(ints = {1, 2, 3, 4, 8, 16})
    void shouldPredictEveryStepAsTheClosedFormulasDo(int cores) {
        TargetCatalogue catalogue = TargetCatalogue.load();
        Plan plan = plan(cores, Map.of("lab.experiments", "all"));

        assertThat(plan.steps()).hasSizeGreaterThanOrEqualTo(84);
        for (Step step : plan.steps()) {
            TargetSpec spec = catalogue.select(List.of(step.target())).get(0);
            double[] waves = waves(step, spec.workers(step.endpoint(), cores), cores);
            double last = waves[waves.length - 1];
            Prediction prediction = step.prediction();
            if (step.users() == 1) {
                last = step.requestsPerUser() * step.serviceSeconds();
            }
            assertThat(prediction.makespanSeconds()).as(step.name()).isEqualTo(last, within(1e-9));
            double[] each = step.users() == 1
                    ? DoubleStream.generate(step::serviceSeconds)
                            .limit(step.requestsPerUser())
                            .toArray()
                    : waves;
            assertThat(prediction.requests().responses()).as(step.name()).containsExactly(each, within(1e-9));
            assertThat(prediction.expected(Quantity.MEAN_RESPONSE).orElseThrow().value())
                    .as(step.name())
                    .isEqualTo(DoubleStream.of(waves).average().orElseThrow(), within(1e-9));
            assertThat(prediction.peakConcurrency())
                    .as(step.name())
                    .isEqualTo(Math.min(step.users(), spec.workers(step.endpoint(), cores)));
            step.probes().ifPresent(who -> {
                int handlers = spec.handlers(step.endpoint(), cores);
                // By the contract the asynchronous ones leave what answers a ping alone.
                boolean waits = !step.endpoint().label().matches("(async|ordered)-.*");
                boolean waiting = waits && step.users() >= handlers;
                double free = waiting ? waves[step.users() - handlers] : 0;
                double[] expected = IntStream.range(0, who.arrivals().count())
                        .mapToDouble(i -> Math.max(0, free - who.arrivals().at(i)))
                        .toArray();
                assertThat(who.prediction().maxSeconds()).as(step.name()).isEqualTo(expected[0], within(1e-9));
                assertThat(who.prediction().medianSeconds())
                        .as(step.name())
                        .isEqualTo(new Median().evaluate(expected), within(1e-9));
                assertThat(who.prediction().overLimit()).as(step.name()).isEqualTo((int) DoubleStream.of(expected)
                        .filter(wait -> wait > who.limitSeconds())
                        .count());
            });
        }
    }

    private static double[] waves(Step step, int workers, int cores) {
        double[] completions = new double[step.users()];
        double now = 0;
        for (int first = 0; first < step.users(); first += Math.min(workers, step.users())) {
            int wave = Math.min(workers, step.users() - first);
            boolean shares = step.endpoint().work() == Work.CPU;
            now += step.serviceSeconds() * Math.max(1, shares ? (double) wave / cores : 1);
            Arrays.fill(completions, first, first + wave, now);
        }
        return completions;
    }
}
