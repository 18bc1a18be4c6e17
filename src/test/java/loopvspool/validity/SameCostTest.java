package loopvspool.validity;

import static org.assertj.core.api.Assertions.assertThat;

import loopvspool.measure.Forged;
import loopvspool.record.Told;
import org.junit.jupiter.api.Test;

class SameCostTest {
    private final Gate gate = new SameCost();

    @Test
    void shouldPassTargetsOfTheSameSpeed() {
        assertThat(Told.by(
                        gate,
                        Forged.evidence(
                                Forged.calibration("vertx").perIteration(0.00100),
                                Forged.calibration("javalin-1x").perIteration(0.00104))))
                .isEmpty();
    }

    @Test
    void shouldHaveNothingToCompareOneTargetWith() {
        assertThat(Told.by(gate, Forged.evidence(Forged.calibration("vertx")))).isEmpty();
        assertThat(Told.by(gate, Forged.evidence(new Forged.CalibrationBuilder[0])))
                .as("without a calibration")
                .isEmpty();
    }

    @Test
    void shouldDoubtATargetThatIsJustMoreThanFivePercentSlower() {
        assertThat(Told.by(
                        gate,
                        Forged.evidence(
                                Forged.calibration("vertx").perIteration(0.00100),
                                Forged.calibration("javalin-1x").perIteration(0.001051))))
                .containsExactly(Told.suspect(
                        "javalin-1x", "an iteration takes 5.1 % longer than on vertx; at most 5 % is expected"));
    }

    @Test
    void shouldDoubtATargetThatIsSlowerThanTheFastest() {
        assertThat(Told.by(
                        gate,
                        Forged.evidence(
                                Forged.calibration("vertx").perIteration(0.00110),
                                Forged.calibration("javalin-1x").perIteration(0.00100),
                                Forged.calibration("javalin-2x").perIteration(0.00102))))
                .containsExactly(Told.suspect(
                        "vertx", "an iteration takes 10.0 % longer than on javalin-1x; at most 5 % is expected"));
    }

    @Test
    void shouldCompareTargetsWithinAForkAndNotForks() {
        assertThat(Told.by(
                        gate,
                        Forged.evidence(
                                Forged.calibration("vertx").perIteration(0.00100),
                                Forged.calibration("javalin-1x").perIteration(0.00101),
                                Forged.calibration("vertx").fork(2).perIteration(0.00120),
                                Forged.calibration("javalin-1x").fork(2).perIteration(0.00121))))
                .as("the machine was 20 % slower in the second fork, for both")
                .isEmpty();
        assertThat(Told.by(
                        gate,
                        Forged.evidence(
                                Forged.calibration("vertx").perIteration(0.00100),
                                Forged.calibration("javalin-1x").perIteration(0.00100),
                                Forged.calibration("vertx").fork(2).perIteration(0.00100),
                                Forged.calibration("javalin-1x").fork(2).perIteration(0.00110))))
                .containsExactly(Told.suspect(
                        "javalin-1x, fork 2",
                        "an iteration takes 10.0 % longer than on vertx; at most 5 % is expected"));
    }

    @Test
    void shouldNotCompareWhatIsNotKnownToRunTheSameKernel() {
        assertThat(Told.by(
                        gate,
                        Forged.evidence(
                                Forged.calibration("vertx").perIteration(0.001),
                                Forged.calibration("mine").perIteration(0.2).answers())))
                .isEmpty();
    }

    @Test
    void shouldNotDoubtTheTargetThatTheUserHasSlowedButTheOthers() {
        Evidence slowed = Forged.slowed(
                "javalin-1x",
                60,
                Forged.evidence(
                        Forged.calibration("vertx").perIteration(0.00100),
                        Forged.calibration("javalin-1x").perIteration(0.00160),
                        Forged.calibration("javalin-2x").perIteration(0.00110)));

        assertThat(Told.by(gate, slowed))
                .containsExactly(Told.suspect(
                        "javalin-2x", "an iteration takes 10.0 % longer than on vertx; at most 5 % is expected"));
    }

    @Test
    void shouldNoteThatATargetIsSlowedIfItWasMeasured() {
        Evidence measured = Forged.evidence(Forged.asPredicted(Forged.step().build()));

        assertThat(Told.notes(gate, Forged.slowed("javalin-1x", 10, measured)))
                .containsExactly("javalin-1x is slowed by 10 %: lab.slowed");
        assertThat(Told.notes(gate, Forged.slowed("vertx", 10, measured))).isEmpty();
        assertThat(Told.notes(gate, measured)).isEmpty();
    }
}
