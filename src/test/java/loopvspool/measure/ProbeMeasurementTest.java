package loopvspool.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import loopvspool.experiment.Step;
import loopvspool.record.PingRecord;
import org.junit.jupiter.api.Test;

class ProbeMeasurementTest {
    /** Due at 0.25, 0.75, 1.25 s; the last waits for nothing. */
    private final Step step = Forged.step().probes(3, 1.5).build();

    private ProbeMeasurement measured(PingRecord... pings) {
        return ProbeMeasurement.of(List.of(pings), step.probes().orElseThrow()).orElseThrow();
    }

    private static PingRecord lost(int index) {
        return new PingRecord(index, Forged.START, null, Forged.START + 5_000_000, null, "no answer");
    }

    @Test
    void shouldCountFromWhenThePingWasDue() {
        ProbeMeasurement measured =
                measured(Forged.ping(0, 0.25, 1.5), Forged.ping(1, 0.75, 1.5), Forged.ping(2, 1.25, 1.5));

        assertThat(measured.sent()).isEqualTo(3);
        assertThat(measured.maxSeconds()).isEqualTo(1.25, within(1e-9));
        assertThat(measured.medianSeconds()).isEqualTo(0.75, within(1e-9));
        assertThat(measured.overLimit()).as("over 1 s").isOne();
        assertThat(measured.failsHealthCheck()).isTrue();
    }

    @Test
    void shouldCountALostPingAsLateAndLeaveItOutOfTheTimes() {
        ProbeMeasurement measured = measured(Forged.ping(0, 0.25, 0.26), lost(1));

        assertThat(measured.failed()).isOne();
        assertThat(measured.maxSeconds()).isEqualTo(0.01, within(1e-9));
        assertThat(measured.overLimit()).isOne();
    }

    @Test
    void shouldPassAHealthCheckThatIsAnsweredInTime() {
        assertThat(measured(Forged.ping(0, 0.25, 1.25)).failsHealthCheck())
                .as("at the limit")
                .isFalse();
    }

    @Test
    void shouldFailTheHealthCheckWhereNothingWasAnswered() {
        ProbeMeasurement measured = measured(lost(0), lost(1));

        assertThat(measured).isEqualTo(new ProbeMeasurement(2, 2, null, null, 2));
        assertThat(measured.failsHealthCheck()).isTrue();
    }

    @Test
    void shouldMeasureNothingWhereNothingWasSent() {
        assertThat(Forged.asPredicted(step).probes()).isEmpty();
        assertThat(Forged.asPredicted(step).probeVerdict()).isEmpty();
    }

    @Test
    void shouldNotBeNegativeWhereGatlingsClockIsAMillisecondBehind() {
        assertThat(Forged.ping(0, 0.2505, 0.25).waitSeconds()).isZero();
    }

    @Test
    void shouldMatchThePredictedLongestWaitWithinATenth() {
        assertThat(verdict(1.25 + 0.124)).isEqualTo("MATCH");
        assertThat(verdict(1.25 + 0.2)).isEqualTo("DIFFERS: longest wait +16 %");
    }

    private String verdict(double wait) {
        return Forged.ran(Forged.asPredicted(step), Forged.ping(0, 0.25, 0.25 + wait))
                .probeVerdict()
                .orElseThrow()
                .text();
    }

    @Test
    void shouldDifferWhereAPingWaitsThatShouldPass() {
        StepResult passing = Forged.asPredicted(Forged.step().probes(1, 0).build());

        assertThat(Forged.ran(passing, Forged.ping(0, 0.25, 0.34)).probeVerdict())
                .hasValueSatisfying(verdict -> assertThat(verdict.match()).isTrue());
        assertThat(Forged.ran(passing, Forged.ping(0, 0.25, 0.75)).probeVerdict())
                .hasValueSatisfying(verdict -> assertThat(verdict.text()).isEqualTo("DIFFERS: longest wait +0.500 s"));
    }
}
