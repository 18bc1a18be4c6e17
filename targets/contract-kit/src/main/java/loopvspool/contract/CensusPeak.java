package loopvspool.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * The peak that the census tells of, as a client sees it; null where the target does not tell.
 *
 * @param threads the most of each kind
 */
public record CensusPeak(
        int processes, Integer osThreads, int javaThreads, Long residentBytes, Map<String, Integer> threads) {

    /** Those kinds that are exact. */
    public Map<String, Integer> exactThreads() {
        return CensusSample.exact(threads);
    }

    static CensusPeak of(JsonNode json) {
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("processes", "osThreads", "javaThreads", "residentBytes", "threads");
        return new CensusPeak(
                json.get("processes").intValue(),
                CensusSample.intOrNull(json.get("osThreads")),
                json.get("javaThreads").intValue(),
                CensusSample.longOrNull(json.get("residentBytes")),
                CensusSample.threads(json.get("threads")));
    }
}
