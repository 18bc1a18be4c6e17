package loopvspool.advisories;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** Advisories that do not count, each with its reason; see build/accepted-advisories.properties. */
record AcceptedAdvisories(Set<String> keys) {
    /**
     * Reads them.
     *
     * @throws IOException if the file cannot be read, or an advisory has no reason beside it
     */
    static AcceptedAdvisories read(Path file) throws IOException {
        Properties accepted = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            accepted.load(reader);
        }
        for (String key : accepted.stringPropertyNames()) {
            if (!key.contains("@") || accepted.getProperty(key).isBlank()) {
                throw new IOException(
                        file + ": '" + key
                                + "' must be ID@group/artifact = reason, as CVE-2020-1234@org.example/library = we do not parse XML");
            }
        }
        return new AcceptedAdvisories(accepted.stringPropertyNames().stream().collect(Collectors.toUnmodifiableSet()));
    }

    boolean contain(Advisory advisory) {
        // In keys a colon would end the key.
        String library = advisory.library().replace(':', '/');
        return advisory.ids().stream().anyMatch(id -> keys.contains(id + '@' + library));
    }
}
