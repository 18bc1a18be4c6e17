package loopvspool.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import loopvspool.prediction.Quantity;
import loopvspool.record.RequestRecord;
import loopvspool.sut.Processes;
import loopvspool.validity.RunResult;
import org.junit.jupiter.api.Test;

class MeasurementTest {
    private static final double ROUNDING = 1e-9;

    private static Measurement burst(RequestRecord... rows) {
        return Measurement.of(List.of(rows), true, Processes.NOT_KNOWN).orElseThrow();
    }

    @Test
    void shouldMeasureABurstAsByHand() {
        Measurement measured = burst(
                Forged.row(0)
                        .sent(0.002)
                        .received(1.0)
                        .service(0.9)
                        .cpu(0.8)
                        .inFlight(1)
                        .jitMillis(100L)
                        .gcMillis(7L)
                        .build(),
                Forged.row(1)
                        .sent(0.010)
                        .received(1.5)
                        .service(1.2)
                        .cpu(1.1)
                        .inFlight(3)
                        .jitMillis(130L)
                        .gcMillis(7L)
                        .build(),
                Forged.row(2)
                        .sent(0.004)
                        .received(3.5)
                        .service(1.0)
                        .cpu(0.9)
                        .inFlight(2)
                        .jitMillis(115L)
                        .gcMillis(9L)
                        .build());

        assertThat(measured.requests()).isEqualTo(3);
        assertThat(measured.failed()).isZero();
        assertThat(measured.makespanSeconds()).as("makespan").isEqualTo(3.5);
        assertThat(measured.values().get(Quantity.MEAN_RESPONSE))
                .as("(1 + 1.5 + 3.5) / 3")
                .isCloseTo(2.0, within(ROUNDING));
        assertThat(measured.values().get(Quantity.MIN_RESPONSE)).as("shortest").isEqualTo(1.0);
        assertThat(measured.values().get(Quantity.MAX_RESPONSE)).as("longest").isEqualTo(3.5);
        assertThat(measured.handlers().meanQueueWaitSeconds())
                .as("(0.1 + 0.3 + 2.5) / 3")
                .isCloseTo(2.9 / 3, within(ROUNDING));
        assertThat(measured.handlers().medianServiceSeconds())
                .as("median service")
                .isEqualTo(1.0);
        assertThat(measured.handlers().medianCpuSeconds()).as("median CPU").isEqualTo(0.9);
        assertThat(measured.startSpreadSeconds()).as("from 2 ms to 10 ms").isEqualTo(0.008);
        assertThat(measured.peakConcurrency()).as("the peak").contains(3);
        assertThat(measured.handlers().jitMillis()).as("from 100 to 130").isEqualTo(30);
        assertThat(measured.handlers().gcMillis()).as("from 7 to 9").isEqualTo(2);
    }

    @Test
    void shouldTakeTheMiddleOfTwoMedians() {
        Measurement measured = burst(
                Forged.row(0).service(0.5).cpu(0.25).build(),
                Forged.row(1).service(0.75).cpu(null).build());

        assertThat(measured.handlers().medianServiceSeconds()).isEqualTo(0.625);
        assertThat(measured.handlers().medianCpuSeconds())
                .as("of those that tell")
                .isEqualTo(0.25);
    }

    @Test
    void shouldMeasureTheMakespanOfASequenceWithoutThePauses() {
        Measurement measured = Measurement.of(
                        List.of(
                                Forged.row(0)
                                        .round(0)
                                        .intended(0.5)
                                        .sent(0.6)
                                        .received(1.5)
                                        .build(),
                                Forged.row(0)
                                        .round(1)
                                        .intended(1.75)
                                        .sent(1.75)
                                        .received(3.0)
                                        .build()),
                        false,
                        Processes.NOT_KNOWN)
                .orElseThrow();

        assertThat(measured.makespanSeconds())
                .as("1 + 1.25, without the pause between")
                .isEqualTo(2.25);
        assertThat(measured.values().get(Quantity.MEAN_RESPONSE))
                .as("(1 + 1.25) / 2")
                .isEqualTo(1.125);
        assertThat(measured.startSpreadSeconds())
                .as("one after another is no burst")
                .isZero();
    }

    @Test
    void shouldLeaveTheFailedRequestsOutOfTheTimes() {
        Measurement measured = burst(
                Forged.row(0).received(1).build(),
                Forged.row(1).received(60).lost("no answer"),
                Forged.row(2).received(0.001).refused(503));

        assertThat(measured.requests()).isEqualTo(3);
        assertThat(measured.failed()).isEqualTo(2);
        assertThat(measured.makespanSeconds()).isEqualTo(1.0);
        assertThat(measured.values().get(Quantity.MIN_RESPONSE)).isEqualTo(1.0);
        assertThat(measured.values().get(Quantity.MAX_RESPONSE)).isEqualTo(1.0);
        assertThat(measured.values().get(Quantity.MEAN_RESPONSE)).isEqualTo(1.0);
    }

    @Test
    void shouldTakeThePeakOfSeveralProcessesFromTheirTimes() {
        Measurement told = burst(
                Forged.row(0).received(1).pid(11).inFlight(1).build(),
                Forged.row(1).received(1).pid(12).inFlight(1).build(),
                Forged.row(2).received(2).pid(11).inFlight(1).build());

        assertThat(told.peakConcurrency()).contains(2);
    }

    @Test
    void shouldNotTakeTheRoundingOfAClockForTwoAtOnce() {
        Measurement told = burst(
                Forged.row(0).received(1).inFlight(null).build(),
                Forged.row(1).received(1.9985).inFlight(null).build());

        assertThat(told.peakConcurrency()).contains(1);
    }

    @Test
    void shouldNotTakeTheCounterOfOneOfSeveralProcessesForTheWhole() {
        Measurement silent = Measurement.of(
                        List.of(Forged.row(0).withoutClock().build()), true, Forged.processes(11, 12))
                .orElseThrow();

        assertThat(silent.peakConcurrency()).isEmpty();
        assertThat(silent.handlers().gcMillis()).isNull();
        assertThat(silent.handlers().jitMillis()).isNull();
    }

    @Test
    void shouldCompareTheCountersOfEachProcessWithItsOwn() {
        Measurement told = burst(
                Forged.row(0).pid(11).gcMillis(1_000L).build(),
                Forged.row(1).pid(12).gcMillis(5L).build(),
                Forged.row(2).pid(12).gcMillis(7L).build(),
                Forged.row(3).pid(11).gcMillis(1_003L).build());

        assertThat(told.handlers().gcMillis()).isEqualTo(3);
    }

    @Test
    void shouldTakeThePeakOfAServerThatDoesNotCountFromItsTimes() {
        Measurement told = burst(
                Forged.row(0).received(1).inFlight(null).build(),
                Forged.row(1).received(2).inFlight(null).build());

        assertThat(told.peakConcurrency()).as("one after another").contains(1);
    }

    @Test
    void shouldSayNothingOfWhatATargetDoesNotTell() {
        Measurement measured = burst(Forged.row(0)
                .cpu(null)
                .inFlight(null)
                .withoutClock()
                .jitMillis(null)
                .gcMillis(null)
                .build());

        assertThat(measured.handlers().medianCpuSeconds()).isNull();
        assertThat(measured.peakConcurrency()).isEmpty();
        assertThat(measured.handlers().jitMillis()).isNull();
        assertThat(measured.handlers().gcMillis()).isNull();
    }

    @Test
    void shouldMeasureNothingIfNothingWasAnswered() {
        assertThat(Measurement.of(List.of(), true, Processes.NOT_KNOWN)).isEqualTo(Optional.empty());
        assertThat(Measurement.of(List.of(Forged.row(0).refused(500)), true, Processes.NOT_KNOWN))
                .isEqualTo(Optional.empty());

        StepResult result = Forged.ran(Forged.step().build(), Forged.row(0).refused(500));
        assertThat(result.measurement()).isEmpty();
        assertThat(result.verdict()).isEmpty();
        assertThat(result.rows()).as("the row is kept").hasSize(1);
    }

    @Test
    void shouldSpreadOnlyTheSendsOfABurst() {
        RequestRecord[] rows = {
            Forged.row(0).sent(0).build(), Forged.row(1).sent(0.25).build()
        };

        assertThat(Forged.ran(Forged.step().users(2).build(), rows)
                        .measurement()
                        .orElseThrow()
                        .startSpreadSeconds())
                .isEqualTo(0.25);
        assertThat(Forged.ran(Forged.step().users(1).requestsPerUser(2).build(), rows)
                        .measurement()
                        .orElseThrow()
                        .startSpreadSeconds())
                .isZero();
    }

    @Test
    void shouldSetTheRunAgainstItsPredictedSteps() {
        RunResult run = Forged.run(Forged.asPredicted(Forged.step().build()))
                .planned(Forged.step().number(2).predicted(3, 1.5, 2).build())
                .build();

        assertThat(run.wallTime()).hasSeconds(10);
        assertThat(run.overhead()).as("10 s over 2 s + 3 s").isEqualTo(2.0);
    }
}
