package loopvspool.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import loopvspool.experiment.Step;
import loopvspool.measure.Forged;
import loopvspool.measure.StepResult;
import loopvspool.observe.ForgedCensus;
import loopvspool.observe.RunCensus;
import loopvspool.observe.StepCensus;
import loopvspool.observe.TargetCensus;
import loopvspool.sut.Endpoint;
import org.junit.jupiter.api.Test;

class CensusTableTest {
    private static final Step FIRST = Forged.step().number(1).target("vertx").build();
    private static final Step SECOND = Forged.step().number(2).target("vertx").build();
    private static final Step ASYNC = Forged.step()
            .number(4)
            .experiment("async-usage")
            .target("vertx")
            .endpoint(Endpoint.ASYNC_CPUBOUND)
            .build();
    private static final Step OTHER =
            Forged.step().number(3).target("javalin-1x").build();

    private static final String NOT_STARTED =
            "  vertx, as started                    -     -      -     -       -      -     -      -     -         -       -";

    private static List<String> lines(Map<Step, StepCensus> steps) {
        return lines(Map.of(), steps);
    }

    private static List<String> lines(Map<String, TargetCensus> targets, Map<Step, StepCensus> steps) {
        List<StepResult> results = List.of(FIRST, OTHER, ASYNC, SECOND).stream()
                .map(Forged::asPredicted)
                .toList();
        return CensusTable.of(results, new RunCensus(targets, steps), "")
                .lines()
                .toList();
    }

    @Test
    void shouldShowProcessesAndThreadsIdleAndAtThePeak() {
        assertThat(lines(Map.of("vertx", ForgedCensus.target()), Map.of(FIRST, ForgedCensus.step(2))))
                .containsExactly(
                        "",
                        "census: How many processes and threads does each model spawn, idle and at the peak?",
                        "                                     processes   OS threads             of these, at the peak  resident     CPU",
                        "                                    idle  peak   idle  peak    loop worker  pool client   jvm  peak, MB time, s",
                        "  vertx, as started                    1     -     22     -       -      -     -      -     -         -       -",
                        "  vertx sync-cpubound                  1     1     22    24       1      2     0      0    15       151     1.5",
                        "  Of each endpoint the first of the largest bursts; idle is just before it, when calibration and others have run.");
    }

    @Test
    void shouldStayWithinTheWidthOfTheReport() {
        assertThat(lines(Map.of(FIRST, ForgedCensus.step(2))))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    @Test
    void shouldShowTheLargestBurst() {
        Step largest = Forged.step().number(9).target("vertx").users(5).build();
        RunCensus census = new RunCensus(
                Map.of(), Map.of(FIRST, ForgedCensus.step(1, 3, 2.5), largest, ForgedCensus.step(3, 20, 0.5)));

        assertThat(CensusTable.of(List.of(Forged.asPredicted(FIRST), Forged.asPredicted(largest)), census, "")
                        .lines())
                .hasSize(7)
                .element(5)
                .isEqualTo(
                        "  vertx sync-cpubound                  1     1     25    42       1     20     0      0    15       151     0.5");
    }

    @Test
    void shouldShowTheFirstStepOfEquals() {
        assertThat(lines(Map.of(
                        FIRST, ForgedCensus.step(0, 2, 2.5),
                        SECOND, ForgedCensus.step(2, 20, 0.5))))
                .element(5)
                .isEqualTo(
                        "  vertx sync-cpubound                  1     1     22    24       1      2     0      0    15       151     2.5");
    }

    @Test
    void shouldShowAStepThatIsKnownRatherThanOneThatIsNot() {
        assertThat(lines(Map.of(
                        FIRST,
                        new StepCensus(0, null, ForgedCensus.missing("no answer")),
                        SECOND,
                        ForgedCensus.step(2))))
                .element(5)
                .asString()
                .contains("22    24");
    }

    @Test
    void shouldPutTheEndpointsOfATargetTogetherInTheOrderOfTheSteps() {
        Map<Step, StepCensus> steps = new LinkedHashMap<>();
        steps.put(OTHER, ForgedCensus.step(0));
        steps.put(ASYNC, ForgedCensus.step(2));
        steps.put(FIRST, ForgedCensus.step(0));

        assertThat(lines(steps).subList(4, 9))
                .extracting(line -> line.substring(2, 34).strip())
                .containsExactly(
                        "vertx, as started",
                        "vertx sync-cpubound",
                        "vertx async-cpubound",
                        "javalin-1x, as started",
                        "javalin-1x sync-cpubound");
    }

    @Test
    void shouldShowThatACensusIsMissing() {
        assertThat(lines(Map.of(FIRST, new StepCensus(0, null, ForgedCensus.missing("no answer")))))
                .contains(NOT_STARTED)
                .element(5)
                .isEqualTo(
                        "  vertx sync-cpubound                  -     -      -     -       -      -     -      -     -         -       -");
    }

    @Test
    void shouldLeaveOpenWhatATargetCannotTell() {
        assertThat(lines(Map.of(FIRST, ForgedCensus.stepOfLittle())))
                .element(5)
                .isEqualTo(
                        "  vertx sync-cpubound                  1     1      -     -       1      0     0      0    15         -       -");
    }

    @Test
    void shouldBeSilentWhereNoTargetOffersACensus() {
        assertThat(lines(Map.of())).isEmpty();
    }

    @Test
    void shouldPrintTheSameInEveryLanguage() {
        Locale before = Locale.getDefault();
        try {
            List<String> expected = lines(Map.of(FIRST, ForgedCensus.step(2)));
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(lines(Map.of(FIRST, ForgedCensus.step(2)))).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }
}
