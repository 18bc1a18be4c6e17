package loopvspool.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The reply to a request for CPU-bound work, as a client sees it.
 *
 * @param result seconds
 * @param cpuSeconds null where the thread has none to tell
 */
public record CpuReply(
        double result,
        Double cpuSeconds,
        int iterations,
        String answer,
        String thread,
        long startedAtMicros,
        long endedAtMicros,
        int inFlight)
        implements WorkReply {

    /** Reads a reply, and checks that it has the fields of the contract, in their order, with their types. */
    static CpuReply of(JsonNode json) {
        WorkReply.check(json);
        assertThat(json.get("iterations").isInt()).as("iterations: %s", json).isTrue();
        assertThat(json.get("answer").textValue()).matches("[0-9a-f]{16}");
        assertThat(json.get("waitedMillis").isNull())
                .as("waitedMillis: %s", json)
                .isTrue();
        assertThat(json.get("downstreamSeconds").isNull())
                .as("downstreamSeconds: %s", json)
                .isTrue();
        int iterations = json.get("iterations").intValue();
        assertThat(json.get("message").textValue())
                .isEqualTo("Duration of " + iterations + (iterations == 1 ? " iteration" : " iterations"));
        return new CpuReply(
                json.get("result").doubleValue(),
                WorkReply.doubleOrNull(json.get("cpuSeconds")),
                iterations,
                json.get("answer").textValue(),
                json.get("thread").textValue(),
                json.get("startedAtMicros").longValue(),
                json.get("endedAtMicros").longValue(),
                json.get("inFlight").intValue());
    }

    /**
     * The time that the work took, in seconds: of the CPU where it is known, for a busy machine stretches the other.
     */
    public double workSeconds() {
        return cpuSeconds == null ? result : cpuSeconds;
    }
}
