package loopvspool.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What {@code GET /test/resmon} answers, as a client sees it.
 *
 * @param peak null where there is none
 */
public record CensusReply(
        String target,
        CensusSample now,
        List<JsonNode> processes,
        CensusPeak peak,
        int everyMillis,
        long seriesFromMicros,
        List<CensusSample> series) {

    /** Reads an answer, which must be one, and checks that it has the fields of the contract. */
    static CensusReply of(HttpAnswer answer) {
        assertThat(answer.status()).as("status of %s", answer).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("content-type", "application/json");
        JsonNode json = answer.json();
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "message",
                        "result",
                        "target",
                        "now",
                        "processes",
                        "peak",
                        "everyMillis",
                        "seriesFromMicros",
                        "series");
        String target = json.get("target").textValue();
        assertThat(json.get("message").textValue()).isEqualTo("Census of " + target);
        assertThat(json.get("result").doubleValue()).isPositive();
        return new CensusReply(
                target,
                CensusSample.of(json.get("now")),
                StreamSupport.stream(json.get("processes").spliterator(), false).toList(),
                json.get("peak").isNull() ? null : CensusPeak.of(json.get("peak")),
                json.get("everyMillis").intValue(),
                json.get("seriesFromMicros").longValue(),
                StreamSupport.stream(json.get("series").spliterator(), false)
                        .map(CensusSample::of)
                        .toList());
    }
}
