package loopvspool.validity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import loopvspool.experiment.Step;
import loopvspool.measure.Counting;
import loopvspool.measure.Forged;
import loopvspool.measure.StepResult;
import loopvspool.record.RequestRecord;
import loopvspool.record.Told;
import loopvspool.sut.Processes;
import loopvspool.sut.TargetIdentity;
import org.junit.jupiter.api.Test;

class SeveralProcessesTest {
    private static final Step STEP = Forged.step().users(2).predicted(1, 1, 2).build();
    private static final Processes TWO = Forged.processes(11, 12);

    private final Gate gate = new SeveralProcesses();

    private static RequestRecord[] countedBy(long... pids) {
        return new RequestRecord[] {
            Forged.row(0).pid(pids[0]).build(), Forged.row(1).pid(pids[1]).build()
        };
    }

    @Test
    void shouldSayNothingOfOneProcess() {
        Evidence one = Forged.evidence(Forged.ranOn(Forged.processes(11), STEP, countedBy(11, 11)));

        assertThat(Told.unchecked(gate, one)).isEmpty();
        assertThat(Told.notes(gate, one)).isEmpty();
    }

    @Test
    void shouldCheckAllOfProcessesThatTellWhoTheyAreAndWhen() {
        StepResult told = Forged.ranOn(TWO, STEP, countedBy(11, 12));

        assertThat(Told.unchecked(gate, Forged.evidence(told))).isEmpty();
        assertThat(told.verdict().orElseThrow().match()).isTrue();
        assertThat(Told.notes(gate, Forged.evidence(told)))
                .singleElement()
                .asString()
                .contains("2 processes (pid 11, 12)");
    }

    @Test
    void shouldNameOnceWhatNobodyCanCheck() {
        StepResult silent = Forged.ranOn(
                TWO,
                STEP,
                Forged.row(0).withoutClock().build(),
                Forged.row(1).withoutClock().build());

        assertThat(Told.unchecked(gate, Forged.evidence(silent, silent)))
                .singleElement()
                .asString()
                .contains("peak concurrency, garbage collection of javalin-1x", "pid, startedAtMicros");
        assertThat(new ConcurrencyAsDeclared().check(Forged.evidence(silent)))
                .as("one process' count is not the whole")
                .isEmpty();
    }

    @Test
    void shouldHintAtProcessesThatNobodyTellsOf() {
        Evidence hidden = Forged.evidence(Forged.ran(
                STEP,
                Forged.row(0).inFlight(1).build(),
                Forged.row(1).inFlight(1).build()));

        assertThat(new ConcurrencyAsDeclared().check(hidden))
                .singleElement()
                .extracting(Finding::reason)
                .asString()
                .contains("required 2, actual 1", "it is 2", "tell pid");
    }

    @Test
    void shouldNotTrustANumberThatEachOfThemHas() {
        Processes containers =
                new Processes(List.of(started(1, 1_700_000_000_000_000L), started(1, 1_700_000_005_000_000L)), false);

        assertThat(containers.areSeveral()).isTrue();
        assertThat(Forged.ranOn(containers, STEP, countedBy(1, 1)).counting()).isEqualTo(Counting.UNKNOWN);
    }

    private static TargetIdentity started(long pid, long micros) {
        return TargetIdentity.of(
                JsonNodeFactory.instance.objectNode().put("pid", pid).put("startedAtMicros", micros), 2);
    }

    @Test
    void shouldFindThoseThatOnlyTheRepliesShow() {
        assertThat(Forged.ranOn(Forged.processes(11), STEP, countedBy(11, 12)).counting())
                .isEqualTo(Counting.BY_PROCESS);
    }

    @Test
    void shouldSayHowUnevenlyRequestsWereSharedWhereThatIsLate() {
        StepResult late = Forged.ranOn(
                TWO,
                Forged.step().predicted(1, 1, 2).build(),
                Forged.row(0).received(1).pid(11).build(),
                Forged.row(1).received(2).pid(11).build(),
                Forged.row(2).received(3).pid(11).build(),
                Forged.row(3).received(1).pid(12).build());

        assertThat(Told.notes(gate, Forged.evidence(late)))
                .singleElement()
                .asString()
                .contains("3 and 1 requests");
    }

    @Test
    void shouldSayThatAProcessGotNoRequest() {
        StepResult late = Forged.ranOn(
                TWO,
                STEP,
                Forged.row(0).received(1).pid(11).build(),
                Forged.row(1).received(2).pid(11).build());

        assertThat(gate.notes(Forged.evidence(late))).singleElement().asString().contains("2 and 0 requests");
    }

    @Test
    void shouldNotExplainByTheirSharesWhatIsSharedEvenly() {
        StepResult late = Forged.ranOn(
                TWO,
                STEP,
                Forged.row(0).received(5).pid(11).build(),
                Forged.row(1).received(5).pid(12).build());

        assertThat(gate.notes(Forged.evidence(late))).singleElement().asString().doesNotContain("requests");
    }

    @Test
    void shouldSayThatAWorkerStaysWithAConnection() {
        StepResult bound = Forged.ranOn(Forged.processes(11).stayingWithConnections(), STEP, countedBy(11, 11));

        assertThat(Told.notes(gate, Forged.evidence(bound)))
                .singleElement()
                .asString()
                .contains("stays with a connection");
    }
}
