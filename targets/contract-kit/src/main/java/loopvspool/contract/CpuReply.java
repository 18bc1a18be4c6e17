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
        int inFlight) {

    /** Reads a reply, and checks that it has the fields of the contract, in their order, with their types. */
    static CpuReply of(JsonNode json) {
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "message",
                        "result",
                        "cpuSeconds",
                        "iterations",
                        "answer",
                        "thread",
                        "startedAtMicros",
                        "endedAtMicros",
                        "inFlight",
                        "jitMillis",
                        "gcMillis");
        assertThat(json.get("result").isDouble())
                .as("result is a double: %s", json)
                .isTrue();
        assertThat(json.get("cpuSeconds").isDouble() || json.get("cpuSeconds").isNull())
                .as("cpuSeconds is a double or null: %s", json)
                .isTrue();
        assertThat(json.get("iterations").isInt()).as("iterations: %s", json).isTrue();
        assertThat(json.get("answer").textValue()).matches("[0-9a-f]{16}");
        assertThat(json.get("thread").textValue()).isNotBlank();
        assertThat(json.get("startedAtMicros").isLong())
                .as("startedAtMicros: %s", json)
                .isTrue();
        assertThat(json.get("endedAtMicros").isLong())
                .as("endedAtMicros: %s", json)
                .isTrue();
        assertThat(json.get("inFlight").intValue()).isPositive();
        assertThat(json.get("jitMillis").isIntegralNumber()
                        || json.get("jitMillis").isNull())
                .as("jitMillis is a whole number or null: %s", json)
                .isTrue();
        assertThat(json.get("gcMillis").isIntegralNumber())
                .as("gcMillis: %s", json)
                .isTrue();
        int iterations = json.get("iterations").intValue();
        assertThat(json.get("message").textValue())
                .isEqualTo("Duration of " + iterations + (iterations == 1 ? " iteration" : " iterations"));
        return new CpuReply(
                json.get("result").doubleValue(),
                json.get("cpuSeconds").isNull() ? null : json.get("cpuSeconds").doubleValue(),
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
