package loopvspool.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells, as a label, which Maven has started a container.
 *
 * @param pid its process
 * @param startMillis when that began, milliseconds since the epoch: process numbers come again
 * @param host the name of its machine: an engine may serve several
 */
record RunLabel(long pid, long startMillis, String host) {
    static final String NAME = "loopvspool.run";

    /** The system reckons starts from its own, and moves them when its clock is set. */
    private static final long SAME_START_MILLIS = 2_000;

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-(\\d{1,18})-(.*)");

    static RunLabel ofThisJvm() {
        return of(ProcessHandle.current());
    }

    private static RunLabel of(ProcessHandle process) {
        return new RunLabel(
                process.pid(),
                process.info().startInstant().map(Instant::toEpochMilli).orElse(0L),
                thisHost());
    }

    private static String thisHost() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return "host";
        }
    }

    /** Reads one; empty if it is none. */
    static Optional<RunLabel> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new RunLabel(
                        Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), matcher.group(3)))
                : Optional.empty();
    }

    /** As {@link #parse} reads it. */
    String text() {
        return pid + "-" + startMillis + "-" + host;
    }

    /** Whether that Maven runs on another machine, where nobody here can see whether it still does. */
    boolean isElsewhere() {
        return !host.equals(thisHost());
    }

    /** Whether that Maven, which is not this one, still runs on this machine. */
    boolean isAlive() {
        return !isOf(ProcessHandle.current())
                && ProcessHandle.of(pid).filter(this::isOf).isPresent();
    }

    private boolean isOf(ProcessHandle process) {
        RunLabel other = of(process);
        return other.pid == pid && Math.abs(other.startMillis - startMillis) <= SAME_START_MILLIS;
    }
}
