package loopvspool.simulation;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where the project lies: Maven may be run from any folder, with {@code -f}. */
final class ProjectFolder {
    private ProjectFolder() {}

    /** The folder that holds {@code target/classes}, where this class was loaded from. */
    static Path locate() {
        try {
            Path classes = Path.of(ProjectFolder.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return classes.getParent().getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gatling's results folder. */
    static Path results() {
        String given = System.getProperty("gatling.resultsFolder");
        return (given == null ? locate().resolve("target").resolve("gatling") : Path.of(given)).toAbsolutePath();
    }
}
