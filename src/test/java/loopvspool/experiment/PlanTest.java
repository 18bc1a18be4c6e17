package loopvspool.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import loopvspool.settings.LabSettings;
import loopvspool.settings.SettingError;
import loopvspool.target.Endpoint;
import loopvspool.target.TargetCatalogue;
import loopvspool.target.TargetSpec;
import loopvspool.target.Workers;
import org.junit.jupiter.api.Test;

/** Plans of the shipped catalogue. */
class PlanTest {
    private static Plan plan(int cores, Map<String, String> given) {
        TargetCatalogue catalogue = TargetCatalogue.load();
        LabSettings settings = LabSettings.of(given, catalogue.names(), Experiments.names());
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
        TargetSpec spec = new TargetSpec(
                "free",
                "no limit",
                "targets/free",
                "Main",
                List.of(),
                Map.of(
                        Endpoint.SYNC_CPUBOUND, Workers.parse("unbounded"),
                        Endpoint.ASYNC_CPUBOUND, Workers.parse("3")));
        LabSettings settings = LabSettings.of(Map.of(), List.of("free"), Experiments.names());

        assertThat(Plan.of(settings, List.of(new Subject(spec, 2))).burstUsers())
                .as("twice 3, and one")
                .isEqualTo(7);
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

        assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, 32).boxed().toList());
    }

    @Test
    void shouldAskOneQuestionAfterAnotherAndInItOneTargetAfterAnother() {
        List<String> order =
                plan(2, Map.of()).series().stream().map(Series::name).toList();

        assertThat(order)
                .containsExactly(
                        "vertx / cpu-baseline / sync-cpubound",
                        "vertx / cpu-baseline / async-cpubound",
                        "javalin-1x / cpu-baseline / sync-cpubound",
                        "javalin-2x / cpu-baseline / sync-cpubound",
                        "vertx / cpu-burst / sync-cpubound",
                        "vertx / cpu-burst / async-cpubound",
                        "javalin-1x / cpu-burst / sync-cpubound",
                        "javalin-2x / cpu-burst / sync-cpubound",
                        "vertx / cpu-sweep / sync-cpubound",
                        "vertx / cpu-sweep / async-cpubound",
                        "javalin-1x / cpu-sweep / sync-cpubound",
                        "javalin-2x / cpu-sweep / sync-cpubound",
                        "vertx / async-usage / sync-cpubound",
                        "vertx / async-usage / badasync-cpubound",
                        "vertx / async-usage / ordered-cpubound",
                        "vertx / async-usage / async-cpubound");
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
        Map<String, Double> seconds = plan(2, Map.of()).steps().stream()
                .collect(Collectors.groupingBy(Step::experiment, Collectors.summingDouble(step -> step.prediction()
                        .makespanSeconds())));

        assertThat(seconds)
                .as("4 x 3 x 2; 18 + 10 + 10 + 10; (2+4+6+8+10) + (2+2+4+4+6) twice + (2+2+3+4+6); 3 x 18 + 10")
                .containsOnly(
                        Map.entry("cpu-baseline", 24.0),
                        Map.entry("cpu-burst", 48.0),
                        Map.entry("cpu-sweep", 83.0),
                        Map.entry("async-usage", 64.0));
        assertThat(plan(2, Map.of()).stepSeconds()).isEqualTo(219, within(1e-9));
    }

    @Test
    void shouldAddTheCalibrationOfEachTargetToTheWhole() {
        Plan plan = plan(2, Map.of());

        // 4 s of warm-up, 3 rounds of 15/8 x 0.5 s, 3 baselines of 2 s
        assertThat(plan.calibrationSeconds()).isEqualTo(12.8125, within(1e-9));
        assertThat(plan.totalSeconds()).isEqualTo(257.4375, within(1e-9));
    }

    @Test
    void shouldPredictTheWorkersOfEachModelFromTheCatalogue() {
        Map<String, Integer> workers = plan(2, Map.of()).steps().stream()
                .filter(step -> step.users() == 9)
                .collect(Collectors.toMap(
                        step -> step.target() + " " + step.endpoint().label(),
                        step -> step.prediction().effectiveWorkers(),
                        (a, b) -> a));

        assertThat(workers)
                .containsOnly(
                        Map.entry("vertx sync-cpubound", 1),
                        Map.entry("vertx badasync-cpubound", 1),
                        Map.entry("vertx ordered-cpubound", 1),
                        Map.entry("vertx async-cpubound", 2),
                        Map.entry("javalin-1x sync-cpubound", 2),
                        Map.entry("javalin-2x sync-cpubound", 4));
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
}
