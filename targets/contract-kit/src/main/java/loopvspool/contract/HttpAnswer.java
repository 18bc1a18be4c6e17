package loopvspool.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/**
 * What came back.
 *
 * @param headers by name in lower case
 */
public record HttpAnswer(int status, Map<String, String> headers, String body) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The body as JSON, which it must be. */
    public JsonNode json() {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + this, e);
        }
    }

    /** The reply to a request for CPU-bound work, which this must be. */
    public CpuReply reply() {
        return CpuReply.of(success());
    }

    /** The reply to a request for IO-bound work, which this must be. */
    public IoReply ioReply() {
        return IoReply.of(success());
    }

    private JsonNode success() {
        assertThat(status).as("status of %s", this).isEqualTo(200);
        assertThat(headers.get("content-type")).as("type of %s", this).isEqualTo("application/json");
        return json();
    }

    /** Checks that this answers a ping. */
    public HttpAnswer isPong() {
        assertThat(status).as("status of %s", this).isEqualTo(200);
        assertThat(json().path("message").textValue()).as("message of %s", this).isEqualTo("pong");
        return this;
    }

    /** Checks that this is a problem as RFC 9457 has them, which tells nothing about the inside of the target. */
    public HttpAnswer isProblem(int... allowedStatus) {
        assertThat(allowedStatus).as("status of %s", this).contains(status);
        assertThat(headers.get("content-type")).as("type of %s", this).isEqualTo("application/problem+json");
        JsonNode problem = json();
        assertThat(problem.fieldNames()).toIterable().containsExactly("type", "title", "status", "detail");
        assertThat(problem.get("type").textValue()).isEqualTo("about:blank");
        assertThat(problem.get("title").textValue()).isNotBlank();
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("detail").textValue())
                .isNotBlank()
                .doesNotContain("Exception", "\tat ")
                .hasSizeLessThan(300);
        return this;
    }
}
