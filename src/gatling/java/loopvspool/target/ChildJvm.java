package loopvspool.target;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A target in a child JVM, from its start to its end. */
final class ChildJvm implements Launcher.Starting, RunningTarget {
    private static final Pattern ANNOUNCEMENT = Pattern.compile("(?m)^LISTENING \\S+ (http://\\S+)\\R");
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final int LAST_LINES = 20;

    private final TargetSpec spec;
    private final List<String> command;
    private final Process process;
    private final Path log;
    private final Duration startTimeout;
    private final TargetClient client = new TargetClient();
    private volatile URI url;
    private volatile TargetIdentity identity;

    ChildJvm(TargetSpec spec, List<String> command, Process process, Path log, Duration startTimeout) {
        this.spec = spec;
        this.command = command;
        this.process = process;
        this.log = log;
        this.startTimeout = startTimeout;
    }

    @Override
    public RunningTarget awaitReady() throws InterruptedException {
        Instant deadline = Instant.now().plus(startTimeout);
        String lastFailure = "it has not announced its port";
        while (Instant.now().isBefore(deadline)) {
            if (!process.isAlive()) {
                throw failure("ended with exit code " + process.exitValue() + " before it was ready");
            }
            if (url == null) {
                announcement().ifPresent(found -> url = found);
            }
            if (url != null) {
                try {
                    identity = client.ping(url);
                    return this;
                } catch (IOException e) {
                    lastFailure = "it does not answer a ping at " + url + " (" + e + ")";
                }
            }
            Thread.sleep(POLL.toMillis());
        }
        throw failure(
                "was not ready within lab.startTimeout=%s s: %s".formatted(startTimeout.toSeconds(), lastFailure));
    }

    private Optional<URI> announcement() {
        Matcher matcher = ANNOUNCEMENT.matcher(output());
        return matcher.find() ? Optional.of(URI.create(matcher.group(1))) : Optional.empty();
    }

    private String output() {
        try {
            return new String(Files.readAllBytes(log), Charset.defaultCharset());
        } catch (IOException e) {
            return "(its output cannot be read: " + e + ")";
        }
    }

    private LaunchError failure(String what) {
        List<String> lines = output().lines().toList();
        String last = String.join(
                System.lineSeparator() + "    ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        return new LaunchError(
                """
                Target %s %s.
                  command: %s
                  its output, %s, ends with:
                    %s
                  What to do: run the command by hand (without --exit-with-parent); if it is only slow to start, raise -Dlab.startTimeout.""".formatted(spec.name(), what, String.join(" ", command), log, last.isEmpty() ? "(nothing)" : last));
    }

    @Override
    public TargetSpec spec() {
        return spec;
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public TargetIdentity identity() {
        return identity;
    }

    @Override
    public String command() {
        return String.join(" ", command);
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        boolean interrupted = !awaitEnd(GRACE);
        if (process.isAlive()) {
            process.destroyForcibly();
            interrupted |= !awaitEnd(GRACE);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** False if this thread was interrupted; then the end is not waited for any longer. */
    private boolean awaitEnd(Duration patience) {
        try {
            process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
