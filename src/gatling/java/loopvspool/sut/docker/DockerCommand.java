package loopvspool.sut.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import loopvspool.sut.LaunchError;

/** Docker's command, which knows where the engine is: by its contexts, DOCKER_HOST, or the socket of this machine. */
final class DockerCommand {
    private static final Pattern NO_ENGINE = Pattern.compile(
            "(?i)cannot connect|error during connect|failed to connect|permission denied|daemon running");
    /** With these words an engine tells what it could not do; what follows may be about another server. */
    private static final String ENGINE_SAYS = "Error response from daemon";

    private static final int NOT_ENDED = -1;

    private final List<String> command;

    /** @param command what to run, before its arguments */
    DockerCommand(List<String> command) {
        this.command = List.copyOf(command);
    }

    /** What a command left. */
    record Outcome(int exit, String output, String errors) {}

    /**
     * Runs it. What takes too long is ended, and has failed.
     *
     * @throws LaunchError if there is no such command, or no engine answers it
     */
    Outcome run(Duration patience, String... arguments) throws InterruptedException {
        Process process = start(arguments);
        CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
        CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Outcome(NOT_ENDED, "", "no end within " + patience.toSeconds() + " s");
            }
            Outcome outcome = new Outcome(
                    process.exitValue(), output.join(), errors.join().strip());
            if (outcome.exit() != 0
                    && !outcome.errors().contains(ENGINE_SAYS)
                    && NO_ENGINE.matcher(outcome.errors()).find()) {
                throw noEngine(outcome.errors());
            }
            return outcome;
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(String... arguments) {
        List<String> whole =
                Stream.concat(command.stream(), Stream.of(arguments)).toList();
        try {
            Process process = new ProcessBuilder(whole).start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new LaunchError(
                    "There is no command `%s` here (%s).%n  What to do: install Docker (Debian: docker.io) and start its engine, or leave containers out: -Dlab.launcher=fork."
                            .formatted(command.get(0), e.getMessage()));
        }
    }

    static LaunchError noEngine(String reason) {
        return new LaunchError("""
                No Docker engine answers: %s
                  What to do: start the engine (as root: dockerd, or systemctl start docker); if it refuses you, join its group (usermod -aG docker YOU, then log in anew); \
                if it is elsewhere, name it by DOCKER_HOST or `docker context use`; or leave containers out: -Dlab.launcher=fork.""".formatted(reason));
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
