package loopvspool.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import loopvspool.outcome.Ending;
import loopvspool.outcome.Outcome;

/**
 * {@code outcome.json} in Gatling's results folder: how the newest run ended, for scripts that do not know the name of its folder. Of
 * two runs at once, the one that ends last writes it; each has its own in its results.json.
 */
public final class OutcomeFile {
    /** Its name. */
    public static final String NAME = "outcome.json";

    private final Path file;

    /** @param results Gatling's results folder */
    public OutcomeFile(Path results) {
        this.file = results.resolve(NAME);
    }

    /** A run begins: what a run before has left says nothing any more. */
    public void clear() throws IOException {
        if (Files.exists(file)) {
            Files.delete(file);
        }
    }

    /**
     * Writes it whole, or not at all.
     *
     * @param results the results.json of that run; nothing if it has none
     */
    public void write(Outcome outcome, Optional<Path> results) throws IOException {
        Files.createDirectories(file.getParent());
        ObjectNode node =
                node(outcome).put("results", results.map(Path::toString).orElse(null));
        Path fresh = file.resolveSibling(
                "%s.%d.new".formatted(NAME, ProcessHandle.current().pid()));
        try {
            Files.writeString(fresh, node.toPrettyString() + System.lineSeparator());
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** What results.json has of it. */
    static ObjectNode node(Outcome outcome) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("ending", outcome.endings().get(0).word());
        ArrayNode endings = node.putArray("endings");
        outcome.endings().stream().map(Ending::word).forEach(endings::add);
        node.put("exitCode", outcome.exitCode());
        ArrayNode reasons = node.putArray("reasons");
        outcome.reasons().forEach(reasons::add);
        return node;
    }
}
