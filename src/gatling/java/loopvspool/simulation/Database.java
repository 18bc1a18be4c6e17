package loopvspool.simulation;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import loopvspool.settings.LabSettings;
import loopvspool.settings.LabSettings.LauncherKind;
import loopvspool.settings.PostgresUrl;
import loopvspool.sut.Fleet;
import loopvspool.sut.LaunchError;
import loopvspool.sut.Launcher;
import loopvspool.sut.TargetSpec;
import loopvspool.validity.Cause;
import loopvspool.validity.Skipped;

/** The database that targets ask: the user's own, or the one that comes with the lab, which may be missing. Closing it ends the latter. */
final class Database implements AutoCloseable {
    private static final Cause UNAVAILABLE = new Cause("database-unavailable", "endpoints that need a database");
    private static final int CONNECT_MILLIS = 3_000;

    private final LabSettings settings;
    private final TargetSpec program;
    private final Launcher launcher;
    private final Fleet fleet = new Fleet();
    /** Null unless it was wanted and is not available. */
    private volatile Skipped missing;

    /** @param program the one that comes with the lab */
    Database(LabSettings settings, TargetSpec program, Launcher launcher) {
        this.settings = settings;
        this.program = program;
        this.launcher = launcher;
    }

    /**
     * Starts the one that comes with the lab, unless the user has another.
     *
     * @return later, the URL for those who ask it; empty if it is not available here
     * @throws LaunchError if the user's cannot be reached
     */
    CompletableFuture<Optional<String>> start() {
        return settings.postgres()
                .map(own -> CompletableFuture.completedFuture(Optional.of(reachable(own))))
                .orElseGet(() -> CompletableFuture.supplyAsync(this::startShipped));
    }

    /** What could not be had without it. */
    Optional<Skipped> missing() {
        return Optional.ofNullable(missing);
    }

    /** The one that comes with the lab, if it was started. */
    Fleet fleet() {
        return fleet;
    }

    @Override
    public void close() {
        fleet.close();
    }

    private String reachable(PostgresUrl url) {
        if (settings.launcher() == LauncherKind.DOCKER) {
            // It is the containers' address of that server; this machine may have another, or none.
            return url.text();
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.host(), url.port()), CONNECT_MILLIS);
            return url.text();
        } catch (IOException e) {
            throw new LaunchError(
                    "lab.postgres.url=%s: nothing can be reached there (%s). Start that server, or say embedded, or leave SQL out: -Dlab.endpoints=sync-iobound,async-iobound and whatever else you want"
                            .formatted(url, e.getMessage()));
        }
    }

    private Optional<String> startShipped() {
        try {
            fleet.start(launcher, List.of(program));
            String url = fleet.target(program.name())
                    .identity()
                    .details()
                    .path("postgres")
                    .asText();
            if (url.isEmpty()) {
                throw new LaunchError("The database does not say where it is.");
            }
            return Optional.of(url);
        } catch (LaunchError e) {
            return without(e.getMessage());
        } catch (RuntimeException e) {
            return without(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return without("interrupted");
        }
    }

    private Optional<String> without(String reason) {
        missing = UNAVAILABLE.skipped(program.name(), "sync-sql, async-sql", reason);
        return Optional.empty();
    }
}
