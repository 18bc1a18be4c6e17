package loopvspool.containers;

import java.util.List;
import java.util.Optional;
import loopvspool.sut.LaunchError;
import loopvspool.sut.docker.ContainerInspection;
import loopvspool.sut.docker.ContainerNames;
import loopvspool.sut.docker.DockerEngine;

/** Containers that have the names of ours already: left by a run that was killed, kept for more runs, or somebody else's. */
final class Leftovers {
    /** Tells whether containers are to stay when their Maven has ended. */
    static final String KEEP = "loopvspool.keep";

    private static final String DOWN = "mvn -N -Pdocker docker:stop";

    private final DockerEngine engine;
    private final boolean replaceKept;

    /** @param replaceKept whether those that were kept make room: for others that will be kept */
    Leftovers(DockerEngine engine, boolean replaceKept) {
        this.engine = engine;
        this.replaceKept = replaceKept;
    }

    /**
     * Removes those that nobody uses any more, and the network with them.
     *
     * @param targets the targets and services that may have containers
     * @throws LaunchError if one is somebody else's, kept, or in use by another run; then none is removed
     */
    void remove(List<String> targets) throws InterruptedException {
        List<String> names = targets.stream().map(ContainerNames::of).toList();
        for (String name : names) {
            Optional<ContainerInspection> container = engine.container(name);
            if (container.isPresent()) {
                requireLeft(name, container.get());
            }
        }
        List<String> strangers = engine.containersIn(ContainerNames.NETWORK).orElse(List.of()).stream()
                .filter(name -> !names.contains(name))
                .toList();
        if (!strangers.isEmpty()) {
            throw new LaunchError(
                    "The network %s is in use by containers that are not of this project: %s.%n  What to do: remove them (docker rm --force %s), or give them another network."
                            .formatted(
                                    ContainerNames.NETWORK, String.join(", ", strangers), String.join(" ", strangers)));
        }
        engine.remove(names);
        engine.removeNetwork(ContainerNames.NETWORK);
    }

    private void requireLeft(String name, ContainerInspection container) {
        RunLabel run = container
                .label(RunLabel.NAME)
                .flatMap(RunLabel::parse)
                .orElseThrow(() -> new LaunchError(
                        "A container of the name %s is there already, and this build has not started it (image %s, %s).%n  What to do: if it is of docker/compose.yaml: docker-compose -f docker/compose.yaml down; else, if nobody needs it: docker rm --force %s"
                                .formatted(name, container.facts().image(), container.state(), name)));
        if (run.isElsewhere()) {
            throw new LaunchError(
                    "The container %s belongs to a run of another machine, %s, on the same engine. Two at a time would measure each other.%n  What to do: wait for it; if it has ended: docker rm --force %s"
                            .formatted(name, run.host(), name));
        }
        if (run.isAlive()) {
            throw new LaunchError(
                    "The container %s belongs to a run that is going on: Maven, process %d. Two at a time would measure each other.%n  What to do: wait for it, or end it (kill %d)."
                            .formatted(name, run.pid(), run.pid()));
        }
        if (!replaceKept && container.label(KEEP).equals(Optional.of("true"))) {
            throw new LaunchError(
                    "The container %s is kept for more runs (-Ddocker.keep), and one may be going on.%n  What to do: %s"
                            .formatted(name, DOWN));
        }
    }
}
