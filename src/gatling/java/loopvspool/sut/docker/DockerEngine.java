package loopvspool.sut.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import loopvspool.sut.LaunchError;
import loopvspool.sut.docker.DockerCommand.Outcome;

/** What a Docker engine says of its containers, images and networks. Every question fails clearly if there is no engine. */
public final class DockerEngine {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PULL_PATIENCE = Duration.ofMinutes(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DockerCommand docker;

    /** The engine that the command {@code docker} talks to. */
    public DockerEngine() {
        this(List.of("docker"));
    }

    /** @param command Docker's command */
    DockerEngine(List<String> command) {
        docker = new DockerCommand(command);
    }

    /**
     * Does nothing if there is an engine.
     *
     * @throws LaunchError if there is none
     */
    public void require() throws InterruptedException {
        Outcome outcome = docker.run(PATIENCE, "version", "--format", "{{.Server.Version}}");
        if (outcome.exit() != 0) {
            throw DockerCommand.noEngine(outcome.errors());
        }
    }

    /**
     * Where the engine is, as {@code DOCKER_HOST} would say it; empty if the command does not report.
     *
     * @throws LaunchError if no engine answers
     */
    public Optional<String> address() throws InterruptedException {
        Outcome outcome = docker.run(PATIENCE, "context", "inspect", "--format", "{{.Endpoints.docker.Host}}");
        return Optional.of(outcome.output().strip()).filter(address -> outcome.exit() == 0 && !address.isEmpty());
    }

    /**
     * The container of this name; empty if there is none.
     *
     * @throws LaunchError if no engine answers
     */
    public Optional<ContainerInspection> container(String name) throws InterruptedException {
        Optional<JsonNode> container = inspect("container", name);
        if (container.isEmpty()) {
            return Optional.empty();
        }
        // Its image may have been removed, or lost its name to another.
        JsonNode image =
                inspect("image", container.get().path("Image").asText()).orElse(MissingNode.getInstance());
        return Optional.of(new ContainerInspection(container.get(), image));
    }

    /**
     * The names of the running containers in a network; empty if there is no such network.
     *
     * @throws LaunchError if no engine answers
     */
    public Optional<List<String>> containersIn(String network) throws InterruptedException {
        return inspect("network", network)
                .map(node -> StreamSupport.stream(node.path("Containers").spliterator(), false)
                        .map(container -> container.path("Name").asText())
                        .toList());
    }

    /**
     * Whether an image is here.
     *
     * @throws LaunchError if no engine answers
     */
    public boolean has(String image) throws InterruptedException {
        return inspect("image", image).isPresent();
    }

    /**
     * Pulls an image unless it is here.
     *
     * @return nothing if it is here now; else why not
     * @throws LaunchError if no engine answers
     */
    public Optional<String> fetch(String image) throws InterruptedException {
        if (has(image)) {
            return Optional.empty();
        }
        Outcome pull = docker.run(PULL_PATIENCE, "pull", "--quiet", image);
        return pull.exit() == 0 ? Optional.empty() : Optional.of(pull.errors());
    }

    /**
     * Gives an image one more name.
     *
     * @throws LaunchError if no engine answers
     */
    public void tag(String image, String name) throws InterruptedException {
        require(docker.run(PATIENCE, "tag", image, name), "tag " + image + " " + name);
    }

    /**
     * Removes containers with their volumes; those that are not there are passed over.
     *
     * @throws LaunchError if no engine answers
     */
    public void remove(List<String> containers) throws InterruptedException {
        for (String name : containers) {
            if (container(name).isPresent()) {
                require(docker.run(PATIENCE, "rm", "--force", "--volumes", name), "rm " + name);
            }
        }
    }

    /**
     * Ends what runs in a container, and starts it again.
     *
     * @throws LaunchError if no engine answers, or there is no such container
     */
    public void restart(String container) throws InterruptedException {
        require(docker.run(PATIENCE, "restart", container), "restart " + container);
    }

    /**
     * Removes a network that no container is in, if there is one.
     *
     * @throws LaunchError if no engine answers
     */
    public void removeNetwork(String name) throws InterruptedException {
        if (containersIn(name).isPresent()) {
            require(docker.run(PATIENCE, "network", "rm", name), "network rm " + name);
        }
    }

    /** The last lines that a container has printed. */
    public String lastLines(String container, int lines) throws InterruptedException {
        Outcome outcome = docker.run(PATIENCE, "logs", "--tail", Integer.toString(lines), container);
        return (outcome.output() + outcome.errors()).strip();
    }

    /** All that a container has printed since then: its output, then its errors. */
    public String output(String container, Instant since) throws InterruptedException {
        Outcome outcome = docker.run(PATIENCE, "logs", "--since", since.toString(), container);
        return outcome.output() + outcome.errors();
    }

    private Optional<JsonNode> inspect(String type, String name) throws InterruptedException {
        Outcome outcome = docker.run(PATIENCE, type, "inspect", name);
        if (outcome.exit() == 0) {
            try {
                return Optional.of(JSON.readTree(outcome.output()).path(0));
            } catch (JsonProcessingException e) {
                throw new LaunchError(
                        "`docker %s inspect %s` answers no JSON: %s".formatted(type, name, e.getMessage()));
            }
        }
        if (outcome.errors().toLowerCase(Locale.ROOT).contains("no such")
                || outcome.errors().contains("not found")) {
            return Optional.empty();
        }
        throw failed(type + " inspect " + name, outcome);
    }

    private static void require(Outcome outcome, String arguments) {
        if (outcome.exit() != 0) {
            throw failed(arguments, outcome);
        }
    }

    private static LaunchError failed(String arguments, Outcome outcome) {
        return new LaunchError(
                "`docker %s` fails with exit code %d: %s".formatted(arguments, outcome.exit(), outcome.errors()));
    }
}
