package loopvspool.validity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import loopvspool.measure.Forged;
import loopvspool.measure.StepResult;
import loopvspool.observe.CoreShares;
import loopvspool.observe.IdentityRecheck;
import loopvspool.observe.Surroundings;
import loopvspool.record.Told;
import loopvspool.sut.Processes;
import loopvspool.sut.TargetIdentity;
import org.junit.jupiter.api.Test;

class SameTargetTest {
    private final Gate gate = new SameTarget();

    private static ObjectNode ping() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("target", "vertx")
                .put("pid", 42)
                .put("startedAtMicros", 1_700_000_000_000_000L);
    }

    private static TargetIdentity identity(ObjectNode ping) {
        return new TargetIdentity(ping.path("pid").asLong(), 2, OptionalInt.empty(), ping);
    }

    private static Evidence seen(IdentityRecheck look, StepResult... steps) {
        return Forged.in(
                new Surroundings(0.0, Map.of(), List.of(look), Map.of(), 10, CoreShares.NONE), Forged.evidence(steps));
    }

    private static Evidence seen(ObjectNode start, ObjectNode end) {
        return seen(new IdentityRecheck("vertx", Processes.one(identity(start)), Processes.one(identity(end)), null));
    }

    @Test
    void shouldPassTheSameTarget() {
        assertThat(Told.by(gate, seen(ping(), ping().put("inFlight", 7)))).isEmpty();
        assertThat(Told.unchecked(gate, seen(ping(), ping()))).isEmpty();
    }

    @Test
    void shouldRefuseAnotherProcess() {
        assertThat(Told.by(gate, seen(ping(), ping().put("pid", 43))))
                .containsExactly(
                        Told.invalid("vertx", "the target is not the one that was started: its pid was 42 and is 43"));
    }

    @Test
    void shouldRefuseAProcessOfTheSameNumberThatWasStartedAgain() {
        assertThat(Told.by(gate, seen(ping(), ping().put("startedAtMicros", 1_700_000_001_000_000L))))
                .as("in a container every process is number 1")
                .singleElement()
                .satisfies(finding -> assertThat(finding.reason()).contains("startedAtMicros"));
    }

    @Test
    void shouldRefuseSomebodyElseOnItsPort() {
        assertThat(Told.by(gate, seen(ping(), JsonNodeFactory.instance.objectNode())))
                .singleElement()
                .satisfies(finding -> assertThat(finding.reason()).contains("its target was vertx and is "));
    }

    @Test
    void shouldRefuseATargetThatNoLongerAnswers() {
        assertThat(Told.by(
                        gate,
                        seen(new IdentityRecheck("vertx", Processes.one(identity(ping())), null, "request timed out"))))
                .containsExactly(Told.invalid("vertx", "the target no longer answered at the end: request timed out"));
    }

    @Test
    void shouldPassSeveralProcessesOfWhichOneIsStillThere() {
        Evidence replaced = seen(new IdentityRecheck("mine", Forged.processes(11, 12), Forged.processes(12, 13), null));

        assertThat(gate.check(replaced)).isEmpty();
        assertThat(Told.notes(gate, replaced)).singleElement().asString().contains("of the 2 processes", "1 did not");
        assertThat(Told.notes(
                        gate, seen(new IdentityRecheck("mine", Forged.processes(11, 12), Forged.processes(12), null))))
                .isEmpty();
    }

    @Test
    void shouldPassAProcessThatWasFoundAmongSeveralOnlyLater() {
        assertThat(gate.check(seen(new IdentityRecheck("mine", Forged.processes(11), Forged.processes(12, 11), null))))
                .isEmpty();
    }

    @Test
    void shouldDoubtSeveralProcessesOfWhichNoneIsLeft() {
        assertThat(gate.check(
                        seen(new IdentityRecheck("mine", Forged.processes(11, 12), Forged.processes(13, 14), null))))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Finding.Severity.SUSPECT);
    }

    @Test
    void shouldRefuseOneProcessInWhosePlaceSeveralAnswer() {
        assertThat(gate.check(seen(new IdentityRecheck("mine", Forged.processes(11), Forged.processes(13, 14), null))))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Finding.Severity.INVALID);
    }

    @Test
    void shouldKnowSeveralByRepliesThatTakeTurns() {
        IdentityRecheck look = new IdentityRecheck("javalin-1x", Forged.processes(11), Forged.processes(13), null);
        StepResult turns = Forged.ran(
                Forged.step().build(),
                Forged.row(0).received(1).pid(11).build(),
                Forged.row(1).received(2).pid(12).build(),
                Forged.row(2).received(3).pid(11).build());
        StepResult restart = Forged.ran(
                Forged.step().build(),
                Forged.row(0).received(1).pid(11).build(),
                Forged.row(1).received(2).pid(13).build(),
                Forged.row(2).received(3).pid(13).build());

        assertThat(gate.check(seen(look, turns)))
                .extracting(Finding::severity)
                .containsExactly(Finding.Severity.SUSPECT);
        assertThat(gate.check(seen(look, restart)))
                .extracting(Finding::severity)
                .containsExactly(Finding.Severity.INVALID);
    }

    @Test
    void shouldSayWhereATargetDoesNotTell() {
        ObjectNode bare = JsonNodeFactory.instance.objectNode().put("cores", 2);

        assertThat(Told.by(gate, seen(bare, bare))).isEmpty();
        assertThat(Told.unchecked(gate, seen(bare, bare))).hasSize(1);
    }
}
