package loopvspool.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the server says: whether it is ready, which one it is, and, when it has failed, why. */
final class ServerLog {

    private static final Pattern VERSION = Pattern.compile("LOG: +starting PostgreSQL (\\S+) .*");
    private static final String READY = "database system is ready to accept connections";
    private static final Pattern TROUBLE =
            Pattern.compile(".*(error:|FATAL:|PANIC:|could not|cannot|failed|not found).*");
    private static final int KEPT_LINES = 50;

    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final Deque<String> lines = new ArrayDeque<>();
    private String version = "unknown";

    /** The version, when the server is ready; cancelled where it never will be. */
    CompletableFuture<String> ready() {
        return ready;
    }

    /** Reads until the stream ends. */
    void read(InputStream stream) {
        try (BufferedReader text = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            text.lines().forEach(this::take);
        } catch (IOException | UncheckedIOException e) {
            // The stream was closed under us: there will be no more.
        }
    }

    /** The line that most likely says what went wrong. */
    synchronized String trouble() {
        return lines.stream()
                .filter(line -> TROUBLE.matcher(line).matches())
                .findFirst()
                .orElseGet(() -> lines.isEmpty() ? "it said nothing" : lines.getLast());
    }

    private synchronized void take(String line) {
        Matcher starting = VERSION.matcher(line);
        if (starting.matches()) {
            version = starting.group(1);
        }
        if (line.contains(READY)) {
            // What was said until now is no trouble any more.
            lines.clear();
            ready.complete(version);
        } else if (!line.isBlank()) {
            lines.add(line);
            if (lines.size() > KEPT_LINES) {
                lines.removeFirst();
            }
        }
    }
}
