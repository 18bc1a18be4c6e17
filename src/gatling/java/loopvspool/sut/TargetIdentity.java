package loopvspool.sut;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalInt;

/**
 * What a target says of itself when it is pinged.
 *
 * @param pid its process, as the target sees it
 * @param cores the cores that it may use
 * @param censusPort the port, on its host, that answers for its processes and threads; nothing if it does not offer that
 * @param details its whole answer: JVM, flags, collectors, library versions
 */
public record TargetIdentity(long pid, int cores, OptionalInt censusPort, JsonNode details) {
    private static final int LARGEST_PORT = 65_535;

    static TargetIdentity of(JsonNode ping) {
        if (!ping.path("cores").canConvertToInt() || ping.path("cores").asInt() < 1) {
            throw new IllegalArgumentException("the ping does not say how many cores the target may use: " + ping);
        }
        return of(ping, ping.path("cores").asInt());
    }

    /**
     * Of a target that need not say how many cores it may use.
     *
     * @throws IllegalArgumentException if its census' port is none
     */
    public static TargetIdentity of(JsonNode ping, int cores) {
        return new TargetIdentity(ping.path("pid").asLong(), cores, censusPort(ping), ping);
    }

    private static OptionalInt censusPort(JsonNode ping) {
        JsonNode port = ping.path("censusPort");
        if (port.isMissingNode() || port.isNull()) {
            return OptionalInt.empty();
        }
        if (!port.isNumber() || port.doubleValue() != port.asInt() || port.asInt() < 1 || port.asInt() > LARGEST_PORT) {
            throw new IllegalArgumentException(
                    "the ping's censusPort must be a port from 1 to 65535, null or absent, not " + port);
        }
        return OptionalInt.of(port.asInt());
    }
}
