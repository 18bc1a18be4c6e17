package loopvspool.validity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import loopvspool.measure.Forged;
import loopvspool.measure.StepResult;
import loopvspool.record.RequestRecord;
import loopvspool.record.Told;
import org.junit.jupiter.api.Test;

class LittlesLawTest {
    private static final String STEP_NAME = "javalin-1x / cpu-burst / sync-cpubound";

    private final Gate gate = new LittlesLaw();

    /** Four requests of 1 s, two at a time, that counted so many in flight. */
    private static StepResult counted(Integer... inFlight) {
        return Forged.ran(
                Forged.step().build(),
                Forged.row(0).received(1).inFlight(inFlight[0]).build(),
                Forged.row(1).received(1).inFlight(inFlight[1]).build(),
                Forged.row(2).received(2).inFlight(inFlight[2]).build(),
                Forged.row(3).received(2).inFlight(inFlight[3]).build());
    }

    @Test
    void shouldPassATargetThatCountsWhatItsTimesSay() {
        assertThat(Told.by(gate, Forged.evidence(counted(1, 2, 2, 2)))).isEmpty();
    }

    @Test
    void shouldPassThreadsThatOvertakeEachOther() {
        assertThat(Told.by(gate, Forged.evidence(counted(2, 1, 1, 2))))
                .as("in another order")
                .isEmpty();
        assertThat(Told.by(gate, Forged.evidence(counted(1, 2, 3, 2))))
                .as("one was not counted out yet")
                .isEmpty();
    }

    @Test
    void shouldRefuseATargetThatCountsOthers() {
        assertThat(Told.by(gate, Forged.evidence(counted(1, 1, 1, 1))))
                .containsExactly(
                        Told.invalid(
                                STEP_NAME,
                                "Little's law: as requests began, the target counted a mean of 1.00 in flight; its start and end times make it 1.50; at most 5 % is allowed"));
        assertThat(Told.by(gate, Forged.evidence(counted(4, 4, 4, 4)))).hasSize(1);
    }

    @Test
    void shouldCompareWhatEachOfSeveralProcessesCountedWithItsOwnTimes() {
        RequestRecord[] rows = {
            Forged.row(0).received(1).pid(11).inFlight(1).build(),
            Forged.row(1).received(1).pid(12).inFlight(1).build(),
            Forged.row(2).received(2).pid(11).inFlight(1).build(),
            Forged.row(3).received(2).pid(12).inFlight(1).build()
        };
        assertThat(gate.check(Forged.evidence(Forged.ran(Forged.step().build(), rows))))
                .isEmpty();

        rows[3] = Forged.row(3).received(2).pid(12).inFlight(3).build();

        assertThat(gate.check(Forged.evidence(Forged.ran(Forged.step().build(), rows))))
                .as("one of them counts what it has not")
                .hasSize(1);
    }

    @Test
    void shouldNotCompareCountsOfProcessesThatNobodyTellsApart() {
        StepResult silent = Forged.ranOn(
                Forged.processes(11, 12),
                Forged.step().users(2).build(),
                Forged.row(0).inFlight(1).build(),
                Forged.row(1).inFlight(1).build());

        assertThat(gate.check(Forged.evidence(silent))).isEmpty();
    }

    @Test
    void shouldForgiveAsLateACountAsTheUserAllows() {
        // The second begins 300 ms after the first has ended, and counts it still.
        Evidence late = Forged.evidence(Forged.ran(
                Forged.step().users(2).build(),
                Forged.row(0).received(1).inFlight(1).build(),
                Forged.row(1).received(2.3).inFlight(2).build()));

        assertThat(Told.by(gate, late)).hasSize(1);
        assertThat(Told.by(gate, Forged.allowing("lab.gates.inFlightGrace", "299ms", late)))
                .hasSize(1);
        assertThat(Told.by(gate, Forged.allowing("lab.gates.inFlightGrace", "301ms", late)))
                .isEmpty();
    }

    @Test
    void shouldRefuseServiceTimesThatItsClockDoesNotKnow() {
        // Forged rows start a service time before the answer; this one says so, and then tells twice as long.
        StepResult lying = Forged.ran(
                Forged.step().users(1).predicted(1, 1, 1).build(),
                Forged.row(0).received(3).service(1).told(2.0).build());

        assertThat(Told.by(gate, Forged.evidence(lying)))
                .containsExactly(
                        Told.invalid(
                                STEP_NAME,
                                "Little's law: a mean service time of 2.0000 s was told, and start and end are 1.0000 s apart; at most 5 % is allowed"));
    }

    @Test
    void shouldLeaveAStepAloneThatLostRequests() {
        StepResult lost = Forged.ran(
                Forged.step().users(2).build(),
                Forged.row(0).inFlight(4).build(),
                Forged.row(1).refused(503));

        assertThat(Told.by(gate, Forged.evidence(lost))).isEmpty();
        assertThat(Told.unchecked(gate, Forged.evidence(lost))).isEmpty();
    }

    @Test
    void shouldLeaveAStepAloneThatWasCutShort() {
        StepResult cut = Forged.ran(
                Forged.step().build(),
                Forged.row(0).inFlight(1).build(),
                Forged.row(1).inFlight(2).build(),
                Forged.row(2).received(2).inFlight(4).build());

        assertThat(Told.by(gate, Forged.evidence(cut)))
                .as("the one that it counted, and was to end after it, has no row")
                .isEmpty();
        assertThat(Told.unchecked(gate, Forged.evidence(cut))).isEmpty();
    }

    @Test
    void shouldSayWhereATargetDoesNotTell() {
        assertThat(Told.by(gate, Forged.evidence(counted(1, null, 2, 2)))).isEmpty();
        assertThat(Told.unchecked(gate, Forged.evidence(counted(1, null, 2, 2))))
                .containsExactly(
                        "Little's law on javalin-1x: its replies do not report all of inFlight, startedAtMicros and endedAtMicros");
        assertThat(Told.unchecked(gate, Forged.evidence(counted(1, 2, 2, 2)))).isEmpty();
    }

    @Test
    void shouldJudgeTenThousandUsersAtOnce() {
        int users = 10_000;
        RequestRecord[] rows = IntStream.rangeClosed(1, users)
                .mapToObj(
                        inFlight -> Forged.row(inFlight - 1).inFlight(inFlight).build())
                .toArray(RequestRecord[]::new);
        StepResult all =
                Forged.ran(Forged.step().users(users).predicted(1, 1, users).build(), rows);

        assertThat(Told.by(gate, Forged.evidence(all))).isEmpty();
    }
}
