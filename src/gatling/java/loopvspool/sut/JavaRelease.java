package loopvspool.sut;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * Which Java a Java home holds, without starting it.
 *
 * @param version as the file {@code release} says it: "21.0.4"
 */
public record JavaRelease(String version) {
    /** Reads the file {@code release} of a Java home; empty where it does not say, for a runtime may lack the file. */
    public static Optional<JavaRelease> of(Path home) {
        Path release = home.resolve("release");
        if (!Files.isRegularFile(release)) {
            return Optional.empty();
        }
        Properties said = new Properties();
        try (Reader text = Files.newBufferedReader(release)) {
            said.load(text);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
        String version = said.getProperty("JAVA_VERSION", "").replace("\"", "");
        return version.matches("\\d{1,4}([._+-].*)?") ? Optional.of(new JavaRelease(version)) : Optional.empty();
    }

    /** The number of the feature release: 21; 1 up to Java 8. */
    public int feature() {
        return Integer.parseInt(version.split("[._+-]")[0]);
    }
}
