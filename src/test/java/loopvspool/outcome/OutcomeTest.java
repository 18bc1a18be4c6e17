package loopvspool.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import loopvspool.measure.Forged;
import loopvspool.measure.StepResult;
import loopvspool.outcome.JvmEnd.Kind;
import loopvspool.record.PingRecord;
import loopvspool.validity.RunResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeTest {
    private static final JvmEnd EXIT = new JvmEnd(Kind.EXIT, "");
    private static final JvmEnd CRASH = new JvmEnd(Kind.CRASH, "");
    private static final JvmEnd TERM = new JvmEnd(Kind.INTERRUPTION, "SIGTERM");
    private static final StepResult STEP = Forged.asPredicted(Forged.step().build());
    private static final String LIMIT = "makespan of cpu-burst on javalin-1x ";
    private static final String MET = LIMIT + "< 12s";
    private static final String BROKEN = LIMIT + "< 1s";

    private static Outcome of(RunResult result) {
        return RunOutcome.of(result, false, EXIT, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "VALID,   invalid, OK,      0",
        "SUSPECT, invalid, OK,      0",
        "INVALID, never,   OK,      0",
        "SUSPECT, suspect, SUSPECT, 3",
        "INVALID, suspect, INVALID, 2",
        "INVALID, invalid, INVALID, 2"
    })
    void shouldFailForTheVerdictAsFailOnSays(String level, String failOn, Ending ending, int exitCode) {
        Outcome outcome = of(Forged.run(STEP).validity(level).failOn(failOn).build());

        assertThat(outcome.endings()).containsExactly(ending);
        assertThat(outcome.exitCode()).isEqualTo(exitCode);
        assertThat(outcome.line())
                .startsWith("OUTCOME: " + ending.word() + ": ")
                .contains("the run is " + level);
    }

    @Test
    void shouldSayThatFailOnAllowsADoubtfulRun() {
        assertThat(of(Forged.run(STEP).validity("SUSPECT").limits(MET).build()).reasons())
                .containsExactly("the run is SUSPECT, which lab.failOn=invalid allows", "limits met: 1 of 1");
    }

    @ParameterizedTest
    @CsvSource({
        "VALID,   invalid, LIMIT_BROKEN, 4",
        "SUSPECT, invalid, LIMIT_BROKEN, 4",
        "INVALID, never,   LIMIT_BROKEN, 4",
        "SUSPECT, suspect, SUSPECT LIMIT_BROKEN, 3",
        "INVALID, invalid, INVALID LIMIT_BROKEN, 2"
    })
    void shouldNameABrokenLimitBehindTheDoubtsAboutItsNumbers(
            String level, String failOn, String endings, int exitCode) {
        Outcome outcome = of(Forged.run(STEP)
                .validity(level)
                .failOn(failOn)
                .limits(MET + ";" + BROKEN)
                .build());

        assertThat(outcome.endings())
                .containsExactlyElementsOf(
                        Arrays.stream(endings.split(" ")).map(Ending::valueOf).toList());
        assertThat(outcome.exitCode()).isEqualTo(exitCode);
        assertThat(outcome.reasons()).last().asString().startsWith("limits broken: 1 of 2");
    }

    @ParameterizedTest
    @CsvSource({"'" + MET + "', limits met: 1 of 1", "'" + BROKEN + "', limits broken: 1 of 1"})
    void shouldNotJudgeLimitsOnInvalidNumbersWithoutSayingSo(String limit, String words) {
        assertThat(of(Forged.run(STEP).validity("INVALID").limits(limit).build())
                        .reasons())
                .last()
                .isEqualTo(words + ", on INVALID numbers");
    }

    @Test
    void shouldNameLostRequestsAndPingsBeforeTheVerdict() {
        StepResult lost = Forged.ran(
                Forged.ran(
                        Forged.step().probes(1, 2).build(),
                        Forged.row(0).build(),
                        Forged.row(1).refused(503),
                        Forged.row(2).lost("no answer")),
                new PingRecord(0, Forged.START, null, Forged.START, null, "no answer"));

        Outcome outcome = of(Forged.run(lost).validity("INVALID").build());

        assertThat(outcome.endings()).containsExactly(Ending.REQUESTS_LOST, Ending.INVALID);
        assertThat(outcome.exitCode()).isEqualTo(5);
        assertThat(outcome.reasons()).first().asString().startsWith("3 requests ");
        assertThat(of(Forged.run(lost).validity("INVALID").failOn("never").build())
                        .endings())
                .as("the user does not mind")
                .containsExactly(Ending.OK);
    }

    @Test
    void shouldCallAProbeThatFailedALostRequest() {
        RunResult cut = Forged.run()
                .planned(STEP.step())
                .unfinished()
                .validity("INVALID")
                .build();

        assertThat(RunOutcome.of(cut, true, CRASH, Optional.empty()).endings())
                .containsExactly(Ending.REQUESTS_LOST, Ending.INVALID);
    }

    @ParameterizedTest
    @CsvSource({"invalid", "never"})
    void shouldFailForARunThatDidNotComeToItsEnd(String failOn) {
        RunResult cut = Forged.run(STEP)
                .planned(Forged.step().number(2).build())
                .unfinished()
                .validity("INVALID")
                .failOn(failOn)
                .build();

        Outcome outcome = RunOutcome.of(cut, false, CRASH, Optional.empty());

        assertThat(outcome.endings()).containsExactly(Ending.INVALID);
        assertThat(outcome.reasons()).singleElement().asString().contains("1 of 2 steps ran");
    }

    @Test
    void shouldNameWhatEndedItAndNothingThatFollowsFromThat() {
        RunResult cut = Forged.run(STEP)
                .planned(Forged.step().number(2).build())
                .unfinished()
                .validity("INVALID")
                .limits(BROKEN)
                .build();

        Outcome outcome = RunOutcome.of(cut, false, TERM, Optional.empty());

        assertThat(outcome.endings()).containsExactly(Ending.INTERRUPTED);
        assertThat(outcome.exitCode()).as("128 and the signal").isEqualTo(143);
        assertThat(outcome.line()).contains("SIGTERM", "1 of 2 steps ran");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void shouldNameWhatCouldNotBeWritten(Kind kind) {
        Outcome outcome = RunOutcome.of(
                Forged.run(STEP).build(), false, new JvmEnd(kind, "SIGINT"), Optional.of("census.csv: no space"));

        assertThat(outcome.endings()).contains(Ending.NOT_WRITTEN);
        assertThat(outcome.exitCode()).isEqualTo(kind == Kind.INTERRUPTION ? 130 : 6);
        assertThat(outcome.line()).contains("census.csv: no space");
    }

    @Test
    void shouldMissTheReportOfAGatlingThatBrokeOffAfterTheLoad() {
        Outcome outcome = RunOutcome.of(Forged.run(STEP).build(), false, CRASH, Optional.empty());

        assertThat(outcome.endings()).containsExactly(Ending.NOT_WRITTEN);
    }

    @Test
    void shouldBeOneLineWhateverTheReasons() {
        assertThat(RunOutcome.of(Forged.run(STEP).build(), false, EXIT, Optional.of("a\nb"))
                        .line()
                        .lines())
                .hasSize(1);
        assertThat(Outcome.notBegun(Ending.REFUSED, List.of("lab.a=1: …", "lab.b=2: …"))
                        .line())
                .startsWith("OUTCOME: REFUSED: ")
                .doesNotContain("lab.a");
    }

    @Test
    void shouldHaveAnExitCodeForEachEnding() {
        assertThat(Arrays.stream(Ending.values()).map(Ending::exitCode).distinct())
                .as("but for what keeps a run from beginning")
                .hasSize(Ending.values().length - 1);
        assertThat(Ending.OK.exitCode()).isZero();
    }
}
