package loopvspool.containers;

import java.util.List;
import java.util.Optional;
import loopvspool.sut.docker.ContainerNames;
import loopvspool.sut.docker.DockerEngine;

/** The image of the database: one that is here, the public one or the one that a script makes, or else the public one, pulled. */
final class DatabaseImage {
    /** What pom.xml calls it, whichever it is. */
    static final String NAME = ContainerNames.NETWORK + "/database";

    static final String MADE_HERE = ContainerNames.NETWORK + "/postgres";

    private final DockerEngine engine;

    DatabaseImage(DockerEngine engine) {
        this.engine = engine;
    }

    /**
     * Finds it, and names it {@link #NAME}.
     *
     * @param wanted the public one
     * @return why there is none; empty if there is one
     */
    Optional<String> find(String wanted) throws InterruptedException {
        for (String image : List.of(wanted, MADE_HERE)) {
            if (engine.has(image)) {
                engine.tag(image, NAME);
                return Optional.empty();
            }
        }
        Optional<String> missing = engine.fetch(wanted);
        if (missing.isEmpty()) {
            engine.tag(wanted, NAME);
        }
        return missing;
    }
}
