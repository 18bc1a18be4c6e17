package loopvspool.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The reply to a request for IO-bound work, as a client sees it.
 *
 * @param result seconds
 * @param cpuSeconds null where the thread has none to tell, or was not kept waiting
 * @param downstreamSeconds how long the downstream service says that it held the call
 */
public record IoReply(
        double result,
        Double cpuSeconds,
        String thread,
        long startedAtMicros,
        long endedAtMicros,
        int inFlight,
        int waitedMillis,
        double downstreamSeconds)
        implements WorkReply {

    /** Reads a reply, and checks that it has the fields of the contract, in their order, with their types. */
    static IoReply of(JsonNode json) {
        WorkReply.check(json);
        assertThat(json.get("iterations").isNull()).as("iterations: %s", json).isTrue();
        assertThat(json.get("answer").isNull()).as("answer: %s", json).isTrue();
        assertThat(json.get("waitedMillis").isInt())
                .as("waitedMillis: %s", json)
                .isTrue();
        assertThat(json.get("downstreamSeconds").isDouble())
                .as("downstreamSeconds: %s", json)
                .isTrue();
        int waitedMillis = json.get("waitedMillis").intValue();
        assertThat(json.get("message").textValue()).isEqualTo("Waited " + waitedMillis + " ms");
        return new IoReply(
                json.get("result").doubleValue(),
                WorkReply.doubleOrNull(json.get("cpuSeconds")),
                json.get("thread").textValue(),
                json.get("startedAtMicros").longValue(),
                json.get("endedAtMicros").longValue(),
                json.get("inFlight").intValue(),
                waitedMillis,
                json.get("downstreamSeconds").doubleValue());
    }
}
