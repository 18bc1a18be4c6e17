package loopvspool.target;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a target says of itself when it is pinged.
 *
 * @param pid its process, as the target sees it
 * @param cores the cores that it may use
 * @param details its whole answer: JVM, flags, collectors, library versions
 */
public record TargetIdentity(long pid, int cores, JsonNode details) {

    static TargetIdentity of(JsonNode ping) {
        if (!ping.path("cores").canConvertToInt() || ping.path("cores").asInt() < 1) {
            throw new IllegalArgumentException("the ping does not say how many cores the target may use: " + ping);
        }
        return new TargetIdentity(ping.path("pid").asLong(), ping.path("cores").asInt(), ping);
    }
}
