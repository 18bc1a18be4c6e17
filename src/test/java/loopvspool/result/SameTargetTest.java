package loopvspool.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import loopvspool.target.TargetIdentity;
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

    private static Evidence seen(SecondLook look) {
        return Forged.in(
                new Surroundings(0.0, Map.of(), List.of(look), Map.of(), 10, CoreShares.NONE),
                Forged.evidence(new StepResult[0]));
    }

    private static Evidence seen(ObjectNode start, ObjectNode end) {
        return seen(new SecondLook("vertx", identity(start), identity(end), null));
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
        assertThat(Told.by(gate, seen(ping(), ping().put("startedAtMicros", 1_700_000_000_000_001L))))
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
        assertThat(Told.by(gate, seen(new SecondLook("vertx", identity(ping()), null, "request timed out"))))
                .containsExactly(Told.invalid("vertx", "the target no longer answered at the end: request timed out"));
    }

    @Test
    void shouldSayWhereATargetDoesNotTell() {
        ObjectNode bare = JsonNodeFactory.instance.objectNode().put("cores", 2);

        assertThat(Told.by(gate, seen(bare, bare))).isEmpty();
        assertThat(Told.unchecked(gate, seen(bare, bare))).hasSize(1);
    }
}
