package loopvspool.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import loopvspool.workload.NotStarted;

/** One PostgreSQL on the loopback, with new and empty data, which go when it ends. */
final class PostgresServer implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final RunFolder run;
    private final int port;
    private final Process guard;
    private final ServerLog log = new ServerLog();
    private final CompletableFuture<String> died = new CompletableFuture<>();
    private volatile boolean stopping;

    private PostgresServer(RunFolder run, int port, Process guard) {
        this.run = run;
        this.port = port;
        this.guard = guard;
    }

    /**
     * Starts a server; it takes connections when this returns.
     *
     * @throws NotStarted where it does not start; the message says why
     */
    static PostgresServer start(PostgresOptions options) {
        try {
            Archive archive = Archive.ofThisMachine();
            RunFolder run =
                    options.folder().isPresent() ? RunFolder.in(options.folder().get()) : RunFolder.temporary();
            try {
                Path binaries = archive.unpacked(run);
                int port = options.postgresPort() == 0 ? freePort() : options.postgresPort();
                return new PostgresServer(run, port, Guard.start(run, binaries, port)).awaitReady();
            } catch (IOException | RuntimeException e) {
                run.close();
                throw e;
            }
        } catch (IOException e) {
            throw new NotStarted("cannot start PostgreSQL: " + e);
        }
    }

    int port() {
        return port;
    }

    /** The server's version. */
    String version() {
        return log.ready().join();
    }

    /** Completes, with how it was, when the server has ended without being told to. */
    CompletableFuture<String> died() {
        return died;
    }

    /** Stops the server, also where others are connected, and deletes its data. */
    @Override
    public void close() {
        stopping = true;
        try {
            // All that the guard waits for.
            guard.getOutputStream().close();
            if (!guard.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                guard.destroyForcibly();
            }
        } catch (IOException e) {
            throw new IllegalStateException("a pipe to nobody cannot be closed", e);
        } catch (InterruptedException e) {
            // The guard goes on without being watched.
            Thread.currentThread().interrupt();
        }
        // Only if somebody killed the guard.
        Leftover.stop(run.path());
        run.close();
    }

    private PostgresServer awaitReady() {
        daemon(this::watch, "postgres-watch");
        String why;
        try {
            log.ready().get(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return this;
        } catch (CancellationException e) {
            why = log.trouble();
        } catch (TimeoutException e) {
            why = "it is not ready within " + START_LIMIT.toSeconds() + " s";
        } catch (InterruptedException | ExecutionException e) {
            Thread.currentThread().interrupt();
            why = "interrupted";
        }
        close();
        throw new NotStarted("cannot start PostgreSQL on 127.0.0.1:" + port + ": " + why);
    }

    private void watch() {
        Thread reader = daemon(() -> log.read(guard.getInputStream()), "postgres-log");
        try {
            int code = guard.waitFor();
            // What was said last; not for ever, for whom the guard left behind may still hold the stream.
            reader.join(LAST_WORDS.toMillis());
            boolean wasReady = !log.ready().cancel(false);
            if (wasReady && !stopping) {
                died.complete("PostgreSQL has ended, though nobody told it to, with exit code " + code + ": "
                        + log.trouble());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    // For a moment nobody has it; who takes it then is named when the server cannot start.
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
