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
        return results(locate());
    }

    /** Gatling's results folder of the project that lies there. */
    static Path results(Path project) {
        String given = System.getProperty("gatling.resultsFolder");
        // Relative to the project, as Maven takes it, wherever Maven was run from.
        return project.resolve(given == null ? "target/gatling" : given);
    }
}
