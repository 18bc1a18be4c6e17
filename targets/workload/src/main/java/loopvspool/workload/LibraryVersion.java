package loopvspool.workload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of a library that is on the class path, by what Maven wrote into its jar. */
public final class LibraryVersion {

    private LibraryVersion() {}

    /**
     * The version, or "unknown" where the jar does not tell.
     *
     * @param type any class of the library
     */
    public static String of(Class<?> type, String groupId, String artifactId) {
        String path = "/META-INF/maven/" + groupId + '/' + artifactId + "/pom.properties";
        try (InputStream file = type.getResourceAsStream(path)) {
            if (file == null) {
                return "unknown";
            }
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
