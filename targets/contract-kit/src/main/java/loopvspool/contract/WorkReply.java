package loopvspool.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** The reply to a request for work of either kind, as a client sees it. */
public sealed interface WorkReply permits CpuReply, IoReply {

    /** How long the work took by the clock on the wall, in seconds. */
    double result();

    /** CPU time, in seconds; null where the thread has none to tell, or did not stay with the work. */
    Double cpuSeconds();

    String thread();

    long startedAtMicros();

    long endedAtMicros();

    int inFlight();

    /** Checks that a reply has the fields of the contract, in their order, and those of both kinds with their types. */
    static void check(JsonNode json) {
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
                        "gcMillis",
                        "waitedMillis",
                        "downstreamSeconds");
        assertThat(json.get("result").isDouble())
                .as("result is a double: %s", json)
                .isTrue();
        assertThat(json.get("cpuSeconds").isDouble() || json.get("cpuSeconds").isNull())
                .as("cpuSeconds is a double or null: %s", json)
                .isTrue();
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
    }

    /** What is a number, or null. */
    static Double doubleOrNull(JsonNode value) {
        return value.isNull() ? null : value.doubleValue();
    }
}
