package loopvspool.postgres;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import loopvspool.workload.Identity;
import loopvspool.workload.Launch;
import loopvspool.workload.NotStarted;
import loopvspool.workload.RunningTarget;
import loopvspool.workload.TargetOptions;

/**
 * The database service: a PostgreSQL, and beside it a small HTTP listener that says where it is. It starts, says where
 * it listens, and ends as a target does, so that who launches targets can launch it; and it ends when its PostgreSQL
 * does.
 */
public final class PostgresService implements RunningTarget {

    private static final int EXIT_DIED = 1;
    private static final int NOW = 0;

    private final PostgresServer postgres;
    private final HttpServer http;
    private final TargetOptions options;

    private PostgresService(PostgresServer postgres, HttpServer http, TargetOptions options) {
        this.postgres = postgres;
        this.http = http;
        this.options = options;
    }

    public static void main(String[] arguments) {
        Launch.run(PostgresOptions.NAME, arguments, (common, line) -> {
            PostgresOptions options = PostgresOptions.from(common, line);
            return () -> {
                PostgresService service = start(options);
                service.postgres.died().thenAccept(how -> {
                    System.err.println(common.name() + ": " + how);
                    System.exit(EXIT_DIED);
                });
                return service;
            };
        });
    }

    /**
     * Starts the service; the database takes connections when this returns.
     *
     * @throws IOException where the listener cannot listen on the host and port of the options
     * @throws NotStarted where PostgreSQL does not start
     */
    public static PostgresService start(PostgresOptions options) throws IOException {
        TargetOptions common = options.common();
        HttpServer http = HttpServer.create(
                new InetSocketAddress(InetAddress.getByName(common.host()), common.port()),
                TargetOptions.LISTEN_BACKLOG);
        try {
            PostgresServer postgres = PostgresServer.start(options);
            Identity identity = Identity.of(common, null, null, Map.of("postgresql", postgres.version()));
            http.createContext(
                    "/",
                    new Pings(new DatabaseIdentity(identity, database(postgres).toString())));
            http.start();
            return new PostgresService(postgres, http, common);
        } catch (NotStarted e) {
            http.stop(NOW);
            throw e;
        }
    }

    /** Where the listener listens. */
    @Override
    public URI url() {
        return RunningTarget.url(options.host(), http.getAddress().getPort());
    }

    /** Where the database is, as a target takes it. */
    public URI database() {
        return database(postgres);
    }

    @Override
    public void close() {
        http.stop(NOW);
        postgres.close();
    }

    // No password: the port is on the loopback, and the data are nobody's.
    private static URI database(PostgresServer postgres) {
        return URI.create("postgresql://postgres@127.0.0.1:" + postgres.port() + "/postgres");
    }
}
