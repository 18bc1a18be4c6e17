package loopvspool.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import loopvspool.experiment.Step;
import loopvspool.measure.Forged;
import loopvspool.measure.StepResult;
import org.junit.jupiter.api.Test;

class StepTableTest {
    private static final Step BURST = Forged.step().number(1).build();

    private static List<String> lines(List<Step> steps, StepResult... results) {
        return StepTable.of(steps, List.of(results)).lines().toList();
    }

    private static String row(StepResult result) {
        return lines(List.of(result.step()), result).get(4);
    }

    @Test
    void shouldShowWhatIsPredictedBeforeAnythingRan() {
        assertThat(lines(List.of(BURST)))
                .containsExactly(
                        "",
                        "cpu-burst: What happens when more users come at once than there are workers, with CPU-bound work?",
                        "                                                  makespan, s     mean response, s  peak concurrency",
                        "                                   users  predicted  measured  predicted  measured  predicted  meas.  verdict",
                        "  javalin-1x sync-cpubound             4      2.000         -      1.500         -          2      -");
    }

    @Test
    void shouldShowWhatWasMeasuredBesideWhatWasPredicted() {
        assertThat(row(Forged.asPredicted(BURST)))
                .isEqualTo(
                        "  javalin-1x sync-cpubound             4      2.000     2.000      1.500     1.500          2      2  MATCH");
    }

    @Test
    void shouldShowWhereFewerWorkersAreAsPredicted() {
        Step loops = Forged.step().users(1).predicted(1, 1, 2).bestCase().build();

        assertThat(row(Forged.ran(loops, Forged.row(0).inFlight(1).build()))).endsWith("       1..2      1  MATCH");
    }

    @Test
    void shouldSayWhatDiffers() {
        StepResult slow = Forged.ran(
                Forged.step().users(2).predicted(1, 1, 2).build(),
                Forged.row(0).received(1).inFlight(1).build(),
                Forged.row(1).received(2).inFlight(1).build());

        assertThat(row(slow))
                .isEqualTo("  javalin-1x sync-cpubound             2      1.000     2.000      1.000     1.500"
                        + "          2      1  DIFFERS: makespan +100 %, mean +50 %, peak concurrency 1, not 2");
    }

    @Test
    void shouldCountTheRequestsThatFailed() {
        StepResult failing = Forged.ran(
                Forged.step().users(3).predicted(1, 1, 1).build(),
                Forged.row(0).build(),
                Forged.row(1).refused(503),
                Forged.row(2).lost("no answer"));

        assertThat(row(failing)).endsWith("  DIFFERS: 2 failed");
    }

    @Test
    void shouldGiveAStepThatWasCutShortNoMeasurementAndNoVerdict() {
        StepResult cut =
                Forged.ran(BURST, Forged.row(0).received(0.1).inFlight(1).build());

        assertThat(cut.verdict()).isEmpty();
        assertThat(row(cut))
                .isEqualTo("  javalin-1x sync-cpubound             4      2.000         -      1.500         -"
                        + "          2      -  CUT SHORT: 1 of 4 requests ended");
    }

    @Test
    void shouldSayThatNothingWasAnswered() {
        StepResult dead =
                Forged.ran(Forged.step().users(1).build(), Forged.row(0).lost("no answer"));

        assertThat(row(dead))
                .isEqualTo("  javalin-1x sync-cpubound             1      2.000         -      1.500         -"
                        + "          2      -  NOTHING ANSWERED, 1 failed");
    }

    @Test
    void shouldLeaveOutTheWorkersThatNobodyCounted() {
        StepResult silent = Forged.ran(
                Forged.step().users(1).predicted(1, 1, 1).build(),
                Forged.row(0).inFlight(null).withoutClock().build());

        assertThat(row(silent)).endsWith("          1      -  MATCH");
    }

    @Test
    void shouldMakeABlockOfEachQuestionInTheOrderOfTheSteps() {
        Step first = Forged.step()
                .number(1)
                .experiment("cpu-sweep")
                .users(1)
                .variant("1 user")
                .build();
        Step second = Forged.step()
                .number(2)
                .experiment("cpu-sweep")
                .users(2)
                .variant("2 users")
                .build();
        Step third = Forged.step().number(3).experiment("cpu-baseline").build();

        List<String> lines = lines(
                List.of(first, second, third),
                Forged.ran(second, Forged.row(0).build(), Forged.row(1).build()));

        assertThat(lines).hasSize(11);
        assertThat(lines.get(1)).startsWith("cpu-sweep: How does the makespan grow");
        assertThat(lines.get(4)).as("not run yet").contains(" 1      2.000         -");
        assertThat(lines.get(5)).as("measured").contains(" 2      2.000     1.000");
        assertThat(lines.get(7)).startsWith("cpu-baseline: How long does one CPU-bound request take");
    }
}
