package loopvspool.sut;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program of this machine that shall become a target: its process, its output, and the wait until it answers. Every way to
 * start one waits and measures here, so that their times until ready can be compared.
 */
public final class ServerProgram {
    private static final Pattern ANNOUNCEMENT = Pattern.compile("(?m)^LISTENING \\S+ (http://\\S+)\\R");
    private static final Pattern FRAME = Pattern.compile("\\s+(at |\\.\\.\\. [0-9]+ (more|common))");
    private static final Duration POLL = Duration.ofMillis(20);
    private static final int LAST_LINES = 20;
    /** With it the contract's programs end where an option is wrong. */
    private static final int BAD_OPTION = 2;

    private static final String OPTIONS_REMEDY =
            "mend the arguments of %s in targets.conf; docs/target-contract.md lists the options of each program, as --help does.";

    private final TargetSpec spec;
    private final Start start;
    private final long startedAtNanos;
    private final Process process;
    private final TargetClient client = new TargetClient();

    /**
     * How a program is started.
     *
     * @param command the command as the user may run it
     * @param log the file that takes its output
     * @param patience how long it may take until it answers
     * @param remedy what the user can do if it does not
     */
    public record Start(String command, Path log, Duration patience, String remedy) {}

    /**
     * A program that answers.
     *
     * @param url where
     * @param identity what it says of itself
     * @param time from the start of the command until the answer to the first ping, to 20 ms
     */
    public record Ready(URI url, TargetIdentity identity, Duration time) {}

    private ServerProgram(TargetSpec spec, Start start, long startedAtNanos, Process process) {
        this.spec = spec;
        this.start = start;
        this.startedAtNanos = startedAtNanos;
        this.process = process;
    }

    /**
     * Starts a program for a target.
     *
     * @throws IOException if there is nothing to start
     */
    public static ServerProgram start(TargetSpec spec, ProcessBuilder builder, Start start) throws IOException {
        builder.redirectErrorStream(true).redirectOutput(start.log().toFile());
        long startedAtNanos = System.nanoTime();
        return new ServerProgram(spec, start, startedAtNanos, builder.start());
    }

    /**
     * Waits until the program has announced its port and answers a ping.
     *
     * @throws LaunchError if it ends before, or takes longer than it may
     */
    public Ready awaitReady() throws InterruptedException {
        // Not by the system clock, which may be stepped meanwhile.
        long deadline = System.nanoTime() + start.patience().toNanos();
        String lastFailure = "it has not announced its port";
        while (System.nanoTime() - deadline < 0) {
            requireAlive("before it was ready");
            Optional<URI> url = announcement();
            if (url.isPresent()) {
                try {
                    TargetIdentity identity = client.ping(url.get());
                    return new Ready(url.get(), identity, Duration.ofNanos(System.nanoTime() - startedAtNanos));
                } catch (IOException e) {
                    lastFailure = "it does not answer a ping at " + url.get() + " (" + e + ")";
                }
            }
            Thread.sleep(POLL.toMillis());
        }
        throw failure("was not ready within lab.startTimeout=%s s: %s"
                .formatted(start.patience().toSeconds(), lastFailure));
    }

    /** @throws LaunchError if the program has ended */
    public void requireAlive(String when) {
        if (!process.isAlive()) {
            throw failure("ended with exit code " + process.exitValue() + " " + when);
        }
    }

    private Optional<URI> announcement() {
        Matcher matcher = ANNOUNCEMENT.matcher(output());
        return matcher.find() ? Optional.of(URI.create(matcher.group(1))) : Optional.empty();
    }

    /**
     * What went wrong, why, what to do, the end of its output, and, since its class path is long, last the command. A program that was
     * given a wrong option says in its last line which.
     */
    public LaunchError failure(String what) {
        // Frames of a stack trace say less than the lines between them, and are in the file.
        List<String> lines = output().lines()
                .filter(line -> !FRAME.matcher(line).lookingAt() && !line.isBlank())
                .toList();
        boolean badOption = !process.isAlive() && process.exitValue() == BAD_OPTION && !lines.isEmpty();
        String last = String.join(
                System.lineSeparator() + "    ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        return new LaunchError("""
                Target %s %s%s
                  What to do: %s
                  its output, %s, ends with:
                    %s
                  command: %s""".formatted(
                        spec.name(),
                        what,
                        badOption ? ": " + lines.get(lines.size() - 1) : ".",
                        badOption ? OPTIONS_REMEDY.formatted(spec.name()) : start.remedy(),
                        start.log(),
                        last.isEmpty() ? "(nothing)" : last,
                        start.command()));
    }

    /** All that it has printed until now. */
    public String output() {
        try {
            return new String(Files.readAllBytes(start.log()), Charset.defaultCharset());
        } catch (IOException e) {
            return "(its output cannot be read: " + e + ")";
        }
    }

    /** The process that was started. */
    public Process process() {
        return process;
    }

    /** The command as the user may run it. */
    public String command() {
        return start.command();
    }
}
