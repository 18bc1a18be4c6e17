package loopvspool.report;

import java.io.IOException;
import java.nio.file.Path;

/** Which {@code results.json} this version of the project can read: that of its own version alone. */
public final class SchemaVersion {
    private SchemaVersion() {}

    /**
     * Refuses another version by its name.
     *
     * @param file of results
     * @param version as it says; 0 if it does not
     * @throws IOException that says which is read, and what to do
     */
    public static void require(Path file, int version) throws IOException {
        if (version != ResultsJson.SCHEMA_VERSION) {
            throw new IOException(
                    "%s: schemaVersion is %s, and this version of the project reads %d alone. Make the page with the project at the commit that made the results: it stands there as environment.commit."
                            .formatted(file, version == 0 ? "missing" : version, ResultsJson.SCHEMA_VERSION));
        }
    }
}
