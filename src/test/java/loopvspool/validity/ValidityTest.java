package loopvspool.validity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import loopvspool.experiment.Step;
import loopvspool.measure.Forged;
import loopvspool.measure.StepResult;
import loopvspool.observe.ForgedCensus;
import loopvspool.observe.RunCensus;
import loopvspool.observe.Surroundings;
import loopvspool.observe.TargetCensus;
import loopvspool.validity.Finding.Severity;
import org.junit.jupiter.api.Test;

class ValidityTest {
    private static final Step STEP = Forged.step().build();

    /** As predicted, but the last send of the burst came 0.2 s late. */
    private static StepResult late() {
        return Forged.ran(
                STEP,
                Forged.row(0).received(1).inFlight(2).build(),
                Forged.row(1).received(1).inFlight(2).build(),
                Forged.row(2).received(2).inFlight(2).build(),
                Forged.row(3).sent(0.2).received(2).inFlight(2).build());
    }

    @Test
    void shouldBelieveARunWithoutAFinding() {
        Validity validity = Validity.of(Forged.evidence(Forged.asPredicted(STEP)));

        assertThat(validity.level()).isEqualTo("VALID");
        assertThat(validity.findings()).isEmpty();
    }

    @Test
    void shouldDoubtARunForOneSuspectFinding() {
        Validity validity = Validity.of(Forged.evidence(late()));

        assertThat(validity.level()).isEqualTo("SUSPECT");
        assertThat(validity.findings()).extracting(Finding::severity).containsExactly(Severity.SUSPECT);
    }

    @Test
    void shouldPutTheWorstFirstAndKeepTheOrderOfTheGatesOtherwise() {
        Evidence evidence = Forged.evidence(
                2,
                List.of(
                        Forged.calibration("javalin-1x").off(7).build(),
                        Forged.calibration("vertx").off(30).build()),
                List.of(late()),
                List.of("vertx"),
                Map.of(),
                0,
                RunCensus.NONE);

        Validity validity = Validity.of(evidence);

        assertThat(validity.level()).isEqualTo("INVALID");
        assertThat(validity.findings())
                .extracting(Finding::severity, Finding::subject)
                .containsExactly(
                        tuple(Severity.INVALID, "vertx"),
                        tuple(Severity.INVALID, "run"),
                        tuple(Severity.INVALID, "vertx"),
                        tuple(Severity.SUSPECT, "javalin-1x"),
                        tuple(Severity.SUSPECT, "javalin-1x / cpu-burst / sync-cpubound"));
        assertThat(validity.findings().get(0).reason())
                .as("the targets' gate is asked first")
                .contains("ended");
    }

    @Test
    void shouldAskEveryGate() {
        StepResult bad = Forged.ran(
                STEP,
                Forged.row(0).inFlight(3).answer("beef").build(),
                Forged.row(1).inFlight(3).sent(0.2).build(),
                Forged.row(2).refused(503));
        Evidence evidence = Forged.evidence(
                1,
                List.of(Forged.calibration("vertx").off(30).build()),
                List.of(bad),
                List.of("vertx"),
                Map.of(),
                0,
                ForgedCensus.ofTarget("vertx", TargetCensus.unavailable("no answer")));

        assertThat(Validity.of(evidence).findings())
                .extracting(Finding::reason)
                .satisfiesExactlyInAnyOrder(
                        reason -> assertThat(reason).contains("the target ended"),
                        reason -> assertThat(reason).contains("3 recorded"),
                        reason -> assertThat(reason).contains("1 of 4 requests failed"),
                        reason -> assertThat(reason).contains("computed c0ffee, and beef elsewhere"),
                        reason -> assertThat(reason).contains("peak concurrency"),
                        reason -> assertThat(reason).contains("calibration: required"),
                        reason -> assertThat(reason).contains("spread over"),
                        reason -> assertThat(reason).contains("clocks of target and lab differ"),
                        reason -> assertThat(reason).contains("census unavailable: no answer"));
    }

    @Test
    void shouldSayWhatNobodyCouldCheckInsteadOfPassingIt() {
        Surroundings unseen = new Surroundings(null, Map.of(), List.of(), Map.of(), 10, Forged.shared("0,1"));

        Validity validity = Validity.of(Forged.in(unseen, Forged.evidence(Forged.asPredicted(STEP))));

        assertThat(validity.level()).isEqualTo("VALID");
        assertThat(validity.unchecked())
                .extracting(Remark::text)
                .satisfiesExactly(
                        what -> assertThat(what)
                                .startsWith("whether other processes used the cores, in 1 step of javalin-1x"),
                        what -> assertThat(what).startsWith("CPU pressure"),
                        what -> assertThat(what).startsWith("throttling"));
        assertThat(validity.notes())
                .extracting(Remark::text)
                .containsExactly("Gatling and the targets share cores: 0,1");
    }

    @Test
    void shouldBelieveARunOfASlowedTargetAndNoteIt() {
        Validity validity = Validity.of(Forged.slowed("javalin-1x", 10, Forged.evidence(Forged.asPredicted(STEP))));

        assertThat(validity.level()).isEqualTo("VALID");
        assertThat(validity.notes())
                .extracting(Remark::text)
                .containsExactly("javalin-1x is slowed by 10 %: lab.slowed");
    }

    @Test
    void shouldDoubtASlowedTargetLikeAnyOtherForWhatItDidNotGetOfTheCores() {
        StepResult disturbed = Forged.ran(
                Forged.step().users(1).predicted(1.5, 1.5, 1).build(),
                Forged.row(0).received(1.5).service(1.5).cpu(1.1).build());

        assertThat(Validity.of(Forged.slowed("javalin-1x", 10, Forged.evidence(disturbed)))
                        .findings())
                .extracting(Finding::reason)
                .satisfiesExactly(reason -> assertThat(reason).startsWith("short of CPU"), reason -> assertThat(reason)
                        .startsWith("another speed than when it was calibrated"));
    }
}
