package loopvspool.sut.docker;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import loopvspool.settings.DockerSettings.Reach;
import loopvspool.sut.Container;
import loopvspool.sut.LaunchError;

/**
 * Where a container can be reached, and what is known of it.
 *
 * @param address of its first port
 * @param census of its port for the census; empty if it has none, or none that is published
 * @param rootPid its first process, where this machine can see it
 * @param container what the engine says of it, where that is known
 * @param command what it runs, in words
 */
record Whereabouts(
        InetSocketAddress address,
        Optional<URI> census,
        OptionalLong rootPid,
        Optional<Container> container,
        String command) {

    private static final String LOOPBACK = "127.0.0.1";

    /** @param port the first port, in the container */
    static Whereabouts byName(String target, int port) {
        return new Whereabouts(
                InetSocketAddress.createUnresolved(target, port),
                Optional.of(http(target, ContainerNames.CENSUS_PORT)),
                OptionalLong.empty(),
                ContainerRecord.of(ContainerNames.of(target)),
                "container " + target + ", found by its name");
    }

    /**
     * Where a running container is.
     *
     * @throws LaunchError if it is not reachable in this way
     */
    static Whereabouts of(ContainerInspection container, Reach reach, int port) {
        boolean published = reach == Reach.PUBLISHED;
        return new Whereabouts(
                published
                        ? new InetSocketAddress(LOOPBACK, requirePublished(container, port))
                        : new InetSocketAddress(requireAddress(container), port),
                published
                        ? container.published(ContainerNames.CENSUS_PORT).stream()
                                .mapToObj(there -> http(LOOPBACK, there))
                                .findFirst()
                        : Optional.of(http(requireAddress(container), ContainerNames.CENSUS_PORT)),
                published ? OptionalLong.empty() : container.pid(),
                Optional.of(container.facts()),
                container.facts().image() + ": " + container.command());
    }

    /** Where it answers. */
    URI url() {
        return http(address.getHostString(), address.getPort());
    }

    private static int requirePublished(ContainerInspection container, int port) {
        return container
                .published(port)
                .orElseThrow(() -> new LaunchError(
                        "Container %s does not publish its port %d, as lab.docker.reach=published needs. Start it anew with the pom's or compose's settings, or say container."
                                .formatted(container.facts().name(), port)));
    }

    private static String requireAddress(ContainerInspection container) {
        return container
                .address(ContainerNames.NETWORK)
                .orElseThrow(() -> new LaunchError(
                        "Container %s has no address in the network %s. Start it with mvn -Pdocker or docker/compose.yaml, which put it there."
                                .formatted(container.facts().name(), ContainerNames.NETWORK)));
    }

    private static URI http(String host, int port) {
        return URI.create("http://" + host + ":" + port);
    }
}
