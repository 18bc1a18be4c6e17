package loopvspool.advisories;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A library of a bill of materials.
 *
 * @param name group and artifact, as advisories name it: {@code io.netty:netty-handler}
 * @param version its version
 */
record Component(String name, String version) {
    private static final String OURS = "loopvspool";

    /**
     * Reads a bill of materials (CycloneDX, JSON).
     *
     * @return its libraries, without this project's own modules, each once
     * @throws IOException if it cannot be read, or names no component at all
     */
    static List<Component> read(Path bill) throws IOException {
        JsonNode components = new ObjectMapper().readTree(bill.toFile()).path("components");
        if (components.isEmpty()) {
            throw new IOException(bill + " names no component");
        }
        return StreamSupport.stream(components.spliterator(), false)
                .filter(component -> !component.path("group").asText().equals(OURS))
                .map(component -> new Component(
                        component.path("group").asText()
                                + ':'
                                + component.path("name").asText(),
                        component.path("version").asText()))
                .distinct()
                .toList();
    }

    @Override
    public String toString() {
        return name + ':' + version;
    }
}
