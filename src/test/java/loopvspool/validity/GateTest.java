package loopvspool.validity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import loopvspool.experiment.Step;
import loopvspool.measure.Forged;
import loopvspool.measure.StepResult;
import loopvspool.observe.RunCensus;
import loopvspool.record.RequestRecord;
import loopvspool.record.Told;
import loopvspool.sut.Endpoint;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each gate alone, with forged evidence that passes and that fails. */
class GateTest {
    private static final String STEP_NAME = "javalin-1x / cpu-burst / sync-cpubound";
    private static final Step STEP = Forged.step().build();
    private static final StepResult GOOD = Forged.asPredicted(STEP);

    private static List<Told> check(Gate gate, Evidence evidence) {
        return Told.by(gate, evidence);
    }

    @Nested
    class TargetsLivedGate {
        @Test
        void shouldPassWhenEveryTargetLives() {
            assertThat(check(new TargetsLived(), Forged.evidence(GOOD))).isEmpty();
        }

        @Test
        void shouldNameEachTargetThatDied() {
            Evidence evidence = Forged.evidence(
                    1, List.of(), List.of(GOOD), List.of("vertx", "javalin-2x"), Map.of(), 0, RunCensus.NONE);

            assertThat(check(new TargetsLived(), evidence))
                    .containsExactly(
                            Told.invalid("vertx", "the target ended during the run; its log says why"),
                            Told.invalid("javalin-2x", "the target ended during the run; its log says why"));
        }
    }

    @Nested
    class NothingBrokeGate {
        @Test
        void shouldNameWhatBroke() {
            Finding failed = Forged.finding(Finding.Severity.INVALID, "vertx", "the calibration failed: no answer");

            assertThat(check(new NothingBroke(), Forged.evidence(GOOD))).isEmpty();
            assertThat(check(new NothingBroke(), Forged.broken(failed, Forged.evidence(GOOD))))
                    .containsExactlyElementsOf(Told.of(List.of(failed)));
        }
    }

    @Nested
    class EveryStepCompleteGate {
        private final Gate gate = new EveryStepComplete();

        @Test
        void shouldPassWhenEveryRequestWasAnswered() {
            assertThat(check(gate, Forged.evidence(GOOD))).isEmpty();
        }

        @Test
        void shouldMissAStepThatDidNotRun() {
            Evidence evidence = Forged.evidence(3, List.of(), List.of(GOOD), List.of(), Map.of(), 0, RunCensus.NONE);

            assertThat(check(gate, evidence)).containsExactly(Told.invalid("run", "3 steps planned, 1 ran"));
        }

        @Test
        void shouldMissARow() {
            StepResult short1 = Forged.ran(
                    STEP,
                    Forged.row(0).build(),
                    Forged.row(1).build(),
                    Forged.row(2).build());

            assertThat(check(gate, Forged.evidence(short1)))
                    .containsExactly(Told.invalid(STEP_NAME, "4 requests planned, 3 recorded"));
        }

        @Test
        void shouldRefuseARowTooMany() {
            StepResult long1 = Forged.ran(
                    Forged.step().users(1).build(),
                    Forged.row(0).build(),
                    Forged.row(0).round(1).build());

            assertThat(check(gate, Forged.evidence(long1)))
                    .containsExactly(Told.invalid(STEP_NAME, "1 request planned, 2 recorded"));
        }

        @Test
        void shouldCountFailuresAndQuoteTheFirst() {
            StepResult failing = Forged.ran(
                    STEP,
                    Forged.row(0).build(),
                    Forged.row(1).refused(503),
                    Forged.row(2).lost("no answer"),
                    Forged.row(3).build());

            assertThat(check(gate, Forged.evidence(GOOD, failing)))
                    .containsExactly(Told.invalid(STEP_NAME, "2 of 4 requests failed, the first with: status 503"));
        }
    }

    @Nested
    class RightAnswersGate {
        private final Gate gate = new RightAnswers();

        @Test
        void shouldPassWhenEqualCountsComputeEqualAnswers() {
            assertThat(check(gate, Forged.evidence(GOOD, GOOD))).isEmpty();
        }

        @Test
        void shouldPassATargetThatDoesNotTell() {
            StepResult silent = Forged.ran(
                    STEP, Forged.row(0).ranIterations(null).answer(null).build());

            assertThat(check(gate, Forged.evidence(GOOD, silent))).isEmpty();
        }

        @Test
        void shouldPassOverAFailedRequest() {
            assertThat(check(
                            gate, Forged.evidence(Forged.ran(STEP, Forged.row(0).refused(400)))))
                    .isEmpty();
        }

        @Test
        void shouldRefuseAnotherCountThanWasAskedFor() {
            StepResult lazy = Forged.ran(
                    STEP,
                    Forged.row(0).build(),
                    Forged.row(1).ranIterations(999).build());

            assertThat(check(gate, Forged.evidence(lazy)))
                    .containsExactly(Told.invalid(STEP_NAME, "asked for 1000 iterations, the target did 999"));
        }

        @Test
        void shouldRefuseAnotherAnswerOfAnotherStepAndSayItOnceForEachStep() {
            StepResult wrong = Forged.ran(
                    Forged.step().target("vertx").build(),
                    Forged.row(0).answer("beef").build(),
                    Forged.row(1).answer("beef").build());

            assertThat(check(gate, Forged.evidence(GOOD, wrong)))
                    .containsExactly(Told.invalid(
                            "vertx / cpu-burst / sync-cpubound",
                            "1000 iterations computed beef, and c0ffee elsewhere in the run"));
        }
    }

    @Nested
    class ConcurrencyAsDeclaredGate {
        private final Gate gate = new ConcurrencyAsDeclared();

        @Test
        void shouldPassWhenThePeakIsThePredictedOne() {
            assertThat(check(gate, Forged.evidence(GOOD))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 3})
        void shouldRefuseMoreAndFewer(int workers) {
            StepResult other = Forged.ran(
                    STEP,
                    Forged.row(0).inFlight(workers).withoutClock().build(),
                    Forged.row(1).inFlight(workers).withoutClock().build(),
                    Forged.row(2).inFlight(workers).withoutClock().build(),
                    Forged.row(3).inFlight(workers).withoutClock().build());

            assertThat(check(gate, Forged.evidence(other)))
                    .containsExactly(Told.invalid(STEP_NAME, "peak concurrency: required 2, actual " + workers));
        }

        @Test
        void shouldPassFewerWherePredictedIsTheBestCaseAndNoteThem() {
            StepResult fewer = Forged.ran(
                    Forged.step().bestCase().build(), Forged.row(0).inFlight(1).build());

            assertThat(check(gate, Forged.evidence(fewer))).isEmpty();
            assertThat(Told.notes(gate, Forged.evidence(fewer)))
                    .containsExactly(
                            STEP_NAME + ": 1 of at most 2 workers were at work at once; what is predicted is a range");
            assertThat(Told.notes(gate, Forged.evidence(GOOD))).isEmpty();
        }

        @Test
        void shouldNotMissThoseWhoWouldHaveComeInAStepThatWasCutShort() {
            StepResult fewer = Forged.ran(STEP, Forged.row(0).inFlight(1).build());
            StepResult more = Forged.ran(STEP, Forged.row(0).inFlight(3).build());

            assertThat(check(gate, Forged.evidence(fewer))).isEmpty();
            assertThat(check(gate, Forged.evidence(more))).hasSize(1);
        }

        @Test
        void shouldRefuseMoreThanTheBestCase() {
            StepResult more = Forged.ran(
                    Forged.step().bestCase().build(), Forged.row(0).inFlight(3).build());

            assertThat(check(gate, Forged.evidence(more)))
                    .containsExactly(Told.invalid(STEP_NAME, "peak concurrency: required at most 2, actual 3"));
            assertThat(Told.notes(gate, Forged.evidence(more))).isEmpty();
        }

        @Test
        void shouldCompareCountsAboveTheCacheOfBoxedIntegers() {
            StepResult many = Forged.ran(
                    Forged.step().predicted(2, 1.5, 1000).build(),
                    Forged.row(0).inFlight(1000).build());

            assertThat(check(gate, Forged.evidence(many))).isEmpty();
        }

        @Test
        void shouldLeaveWhatNobodyCountedToThoseWhoSayThatItCannotBeChecked() {
            StepResult silent =
                    Forged.ran(STEP, Forged.row(0).inFlight(null).withoutClock().build());
            StepResult unanswered = Forged.ran(STEP, Forged.row(0).refused(500));

            assertThat(check(gate, Forged.evidence(silent, unanswered))).isEmpty();
            assertThat(UnreportedFields.of(List.of(silent)))
                    .singleElement()
                    .asString()
                    .contains("inFlight");
        }
    }

    @Nested
    class CalibrationHoldsGate {
        private final Gate gate = new CalibrationHolds();

        @ParameterizedTest
        @ValueSource(doubles = {0, 3, 5})
        void shouldPassUpToFivePercent(double percent) {
            assertThat(check(gate, Forged.evidence(Forged.calibration("vertx").off(percent))))
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        5.1  | SUSPECT | calibration: required within 5 % of 1.0 s, actual 5.1 % off
                        10   | SUSPECT | calibration: required within 5 % of 1.0 s, actual 10.0 % off
                        10.1 | INVALID | calibration: required within 10 % of 1.0 s, actual 10.1 % off
                        """)
        void shouldDoubtPastFivePercentAndRefusePastTen(double percent, Finding.Severity severity, String reason) {
            assertThat(check(gate, Forged.evidence(Forged.calibration("vertx").off(percent))))
                    .containsExactly(new Told(severity, "vertx", reason));
        }

        @Test
        void shouldDoubtATargetThatWasNotSteady() {
            assertThat(check(gate, Forged.evidence(Forged.calibration("vertx").notSteady())))
                    .containsExactly(
                            Told.suspect(
                                    "vertx",
                                    "not steady after 4.5 s of warm-up: the last windows vary by 1.3 %, the JIT compiler took 0.8 % of them"));
        }

        @Test
        void shouldHaveNothingToSayWithoutACalibration() {
            assertThat(check(gate, Forged.evidence(0, List.of(), List.of(), List.of(), Map.of(), 0, RunCensus.NONE)))
                    .isEmpty();
        }
    }

    @Nested
    class ClocksAgreeGate {
        private final Gate gate = new ClocksAgree();

        /** A request of 1 s, sent after 0 s and answered after 1 s by the lab's clock, with the target's so much off. */
        private StepResult off(double seconds) {
            StepResult asItWas =
                    Forged.ran(STEP, Forged.row(0).received(1 + seconds).build());
            RequestRecord row = asItWas.rows().get(0);
            return Forged.ran(
                    STEP,
                    new RequestRecord(
                            0, 0, 1000, Forged.START, Forged.START, Forged.START + 1_000_000, 200, null, row.reply()));
        }

        @Test
        void shouldPassWhatTwoReadingsOfOneClockDiffer() {
            assertThat(check(gate, Forged.evidence(off(0), off(0.1), off(-0.1))))
                    .isEmpty();
        }

        @Test
        void shouldDoubtAClockThatIsAheadOrBehind() {
            assertThat(check(gate, Forged.evidence(off(3600), off(-0.101))))
                    .extracting(Told::reason)
                    .allSatisfy(reason -> assertThat(reason).startsWith("the clocks of target and lab differ"))
                    .satisfiesExactly(ahead -> assertThat(ahead).contains(" 3600.000 s "), behind -> assertThat(behind)
                            .contains(" 0.101 s "));
        }

        @Test
        void shouldObeyTheLimitThatTheUserSets() {
            assertThat(check(gate, Forged.allowing("lab.gates.clockSkew", "3s", Forged.evidence(off(2.9)))))
                    .isEmpty();
            assertThat(check(gate, Forged.allowing("lab.gates.clockSkew", "50ms", Forged.evidence(off(0.06)))))
                    .extracting(Told::reason)
                    .singleElement()
                    .asString()
                    .endsWith("at most 0.050 s is allowed");
        }

        @Test
        void shouldNotAskWhoDoesNotTell() {
            assertThat(check(
                            gate, Forged.evidence(Forged.ran(STEP, Forged.row(0).lost("no answer")))))
                    .isEmpty();
        }
    }

    @Nested
    class StartTogetherGate {
        private final Gate gate = new StartTogether();

        private StepResult spread(double seconds) {
            return Forged.ran(
                    STEP,
                    Forged.row(0).sent(0).build(),
                    Forged.row(1).sent(seconds).build());
        }

        @Test
        void shouldPassUpToFivePercentOfTheServiceTime() {
            assertThat(check(gate, Forged.evidence(spread(0), spread(0.05)))).isEmpty();
        }

        @Test
        void shouldDoubtABurstThatWasNoBurst() {
            assertThat(check(gate, Forged.evidence(spread(0.051))))
                    .containsExactly(Told.suspect(
                            STEP_NAME,
                            "the sends of the burst are spread over 5.1 % of D = 1.000 s; at most 5 % is allowed"));
        }

        @Test
        void shouldMeasureWorkThatWaitsByTheTimeThatItWaits() {
            StepResult waiting = Forged.ran(
                    Forged.step().endpoint(Endpoint.SYNC_IOBOUND).build(),
                    Forged.row(0).sent(0).build(),
                    Forged.row(1).sent(0.051).build());

            assertThat(check(gate, Forged.evidence(waiting)))
                    .extracting(Told::reason)
                    .singleElement()
                    .asString()
                    .contains("5.1 % of the IO time")
                    .doesNotContain(" D ");
        }

        @Test
        void shouldLetASingleUserSendWhenItLikes() {
            StepResult sequence = Forged.ran(
                    Forged.step().users(1).requestsPerUser(2).build(),
                    Forged.row(0).sent(0).build(),
                    Forged.row(0).round(1).sent(1).build());

            assertThat(check(gate, Forged.evidence(sequence))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "ar-EG"})
    void shouldSayTheSameInEveryLanguage(String language) {
        StepResult bad = Forged.ran(
                STEP,
                Forged.row(0).inFlight(3).ranIterations(999).sent(0).build(),
                Forged.row(1).inFlight(3).sent(0.1234).build(),
                Forged.row(2).refused(503));
        Evidence evidence = Forged.evidence(
                2,
                List.of(
                        Forged.calibration("vertx").off(12.34).notSteady().build(),
                        Forged.calibration("javalin-1x").perIteration(0.002).build()),
                List.of(bad),
                List.of(),
                Map.of(),
                0,
                RunCensus.NONE);
        List<Finding> expected = Validity.of(evidence).findings();

        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            assertThat(Validity.of(evidence).findings()).hasSize(10).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }
}
