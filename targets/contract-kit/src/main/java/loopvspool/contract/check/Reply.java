package loopvspool.contract.check;

import com.fasterxml.jackson.databind.JsonNode;
import loopvspool.contract.HttpAnswer;

/**
 * An answer to a request for work, with the time that its client waited.
 *
 * @param path the path that was asked for
 * @param answer what came
 * @param waitedSeconds from the request to the whole answer, by the client's clock
 */
record Reply(String path, HttpAnswer answer, double waitedSeconds) {

    /** The body, which must be that of a reply: everything but {@code message} and {@code result} may be missing. */
    JsonNode json() {
        require(answer.status() == Subject.OK, "status 200", "status " + answer.status());
        String type = answer.headers().getOrDefault("content-type", "none");
        require(type.startsWith("application/json"), "the type application/json", type);
        JsonNode json = answer.json();
        require(json.path("message").isTextual(), "message, a text", json.toString());
        require(
                json.path("result").isNumber() && json.get("result").doubleValue() >= 0,
                "result, a number of seconds",
                json.toString());
        return json;
    }

    /** How long it says that the work took, in seconds. */
    double result() {
        return json().get("result").doubleValue();
    }

    private void require(boolean met, String required, String actual) {
        if (!met) {
            throw new AssertionError("GET %s: required %s, actual %s".formatted(path, required, actual));
        }
    }
}
