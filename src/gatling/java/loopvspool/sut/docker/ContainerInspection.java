package loopvspool.sut.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import loopvspool.sut.Container;

/** A container, as {@code docker container inspect} describes it. */
public final class ContainerInspection {
    private final JsonNode node;
    private final JsonNode image;

    /**
     * @param node the container
     * @param image its image; missing if it is no longer there
     */
    ContainerInspection(JsonNode node, JsonNode image) {
        this.node = node;
        this.image = image;
    }

    /** Whether its program runs. */
    public boolean isRunning() {
        return node.at("/State/Running").asBoolean();
    }

    /** What became of it, in words. */
    public String state() {
        String status = node.at("/State/Status").asText();
        if (isRunning()) {
            return status;
        }
        return "%s, exit code %d%s%s"
                .formatted(
                        status,
                        node.at("/State/ExitCode").asInt(),
                        node.at("/State/OOMKilled").asBoolean() ? ", out of memory" : "",
                        Optional.of(node.at("/State/Error").asText())
                                .filter(error -> !error.isEmpty())
                                .map(error -> ", " + error)
                                .orElse(""));
    }

    /** The first process, by the numbers of the engine's machine; empty if it does not run. */
    public OptionalLong pid() {
        long pid = node.at("/State/Pid").asLong();
        return pid > 0 ? OptionalLong.of(pid) : OptionalLong.empty();
    }

    /** Its address in a network; empty if it has none there. */
    public Optional<String> address(String network) {
        return Optional.of(node.path("NetworkSettings")
                        .path("Networks")
                        .path(network)
                        .path("IPAddress")
                        .asText())
                .filter(address -> !address.isEmpty());
    }

    /** Where one of its ports is published on the engine's machine; empty if it is not. */
    public OptionalInt published(int port) {
        JsonNode binding = node.path("NetworkSettings")
                .path("Ports")
                .path(port + "/tcp")
                .path(0)
                .path("HostPort");
        return binding.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(binding.asInt());
    }

    /** One of its labels; empty if it has none of that name. */
    public Optional<String> label(String name) {
        return Optional.ofNullable(node.path("Config").path("Labels").path(name).textValue());
    }

    /** The command that it runs. */
    public String command() {
        return Stream.concat(
                        Stream.of(node.path("Path").asText()),
                        StreamSupport.stream(node.path("Args").spliterator(), false)
                                .map(JsonNode::asText))
                .collect(Collectors.joining(" "));
    }

    /** What the record says of it. */
    public Container facts() {
        JsonNode host = node.path("HostConfig");
        String cpus = host.path("CpusetCpus").asText();
        long memory = host.path("Memory").asLong();
        return new Container(
                node.path("Name").asText().replaceFirst("^/", ""),
                node.at("/Config/Image").asText(),
                node.path("Image").asText(),
                StreamSupport.stream(image.path("RepoDigests").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList(),
                cpus.isEmpty() ? null : cpus,
                memory > 0 ? memory : null,
                node.at("/Config/User").asText(),
                host.path("ReadonlyRootfs").asBoolean(),
                privileges(host));
    }

    private static String privileges(JsonNode host) {
        if (host.path("Privileged").asBoolean()) {
            return "all";
        }
        String dropped = words(host.path("CapDrop"));
        String added = words(host.path("CapAdd"));
        String more = words(host.path("SecurityOpt")).contains("no-new-privileges") ? ", none new" : "";
        return (dropped.equals("ALL") && added.isEmpty()
                        ? "none"
                        : "Docker's" + (dropped.isEmpty() ? "" : " without " + dropped)
                                + (added.isEmpty() ? "" : " and " + added))
                + more;
    }

    private static String words(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(" "));
    }
}
