package loopvspool.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A sample of the census, as a client sees it; null where the target does not tell.
 *
 * @param threads how many of each kind
 */
public record CensusSample(
        long atMicros,
        int processes,
        Integer osThreads,
        int javaThreads,
        Map<String, Integer> threads,
        Double cpuSeconds,
        Long residentBytes) {

    /** Reads a sample, and checks that it has the fields of the contract, and all kinds of threads. */
    static CensusSample of(JsonNode json) {
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "atMicros", "processes", "osThreads", "javaThreads", "threads", "cpuSeconds", "residentBytes");
        return new CensusSample(
                json.get("atMicros").longValue(),
                json.get("processes").intValue(),
                intOrNull(json.get("osThreads")),
                json.get("javaThreads").intValue(),
                threads(json.get("threads")),
                WorkReply.doubleOrNull(json.get("cpuSeconds")),
                longOrNull(json.get("residentBytes")));
    }

    static Map<String, Integer> threads(JsonNode json) {
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "eventLoop", "acceptor", "worker", "pool", "carrier", "client", "census", "jvm", "other");
        Map<String, Integer> threads = new LinkedHashMap<>();
        json.properties().forEach(kind -> {
            assertThat(kind.getValue().isInt()).as("%s", kind).isTrue();
            assertThat(kind.getValue().intValue()).as("%s", kind).isNotNegative();
            threads.put(kind.getKey(), kind.getValue().intValue());
        });
        return threads;
    }

    /** Those kinds that are exact. */
    public Map<String, Integer> exactThreads() {
        return exact(threads);
    }

    /** Not the JVM's: what counts as such is the rest, and a thread that starts between two looks is one of them. */
    static Map<String, Integer> exact(Map<String, Integer> threads) {
        Map<String, Integer> exact = new LinkedHashMap<>(threads);
        exact.remove("jvm");
        return exact;
    }

    static Integer intOrNull(JsonNode value) {
        return value.isNull() ? null : value.intValue();
    }

    static Long longOrNull(JsonNode value) {
        return value.isNull() ? null : value.longValue();
    }
}
