package loopvspool.javalin;

import io.javalin.config.JettyConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import loopvspool.workload.TargetOptions;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The Jetty of a target: where it listens, on which threads its handlers run, and what it lets clients do. */
final class JettySetup {

    private static final int NO_IDLE_TIMEOUT = 0;
    private static final int STOP_TIMEOUT_MILLIS = 1_000;

    // A thread whose client does not read its answer is lost to all others until then: as many such clients as there
    // are
    // workers would be the end of the service. It does not run while a handler computes.
    private static final Duration STALLED_CLIENT_LIMIT = Duration.ofSeconds(5);

    private final TargetOptions options;
    private final HandlerThreads threads;

    JettySetup(JavalinOptions options) {
        this.options = options.common();
        this.threads = options.threads();
    }

    void configure(JettyConfig jetty) {
        jetty.threadPool = threadPool();
        jetty.modifyServer(this::modify);
        jetty.modifyHttpConfiguration(http -> {
            http.setRequestHeaderSize(TargetOptions.MAX_HEAD_BYTES);
            http.setIdleTimeout(STALLED_CLIENT_LIMIT.toMillis());
            // Every connection would have one of its own, of 100 kB: 10,000 users would need 1 GB for that alone.
            http.setHeaderCacheSize(0);
        });
        jetty.addConnector(this::connector);
    }

    private QueuedThreadPool threadPool() {
        QueuedThreadPool pool = threads.pool();
        pool.setName(HandlerThreads.NAME);
        // After the grace; its default would give five seconds more.
        pool.setStopTimeout(STOP_TIMEOUT_MILLIS);
        return pool;
    }

    private void modify(Server server) {
        // Jetty waits so long for the requests that the GracefulHandler counts; without it, it would drop them.
        server.setStopTimeout(options.grace().toMillis());
        server.insertHandler(new GracefulHandler());
        server.setErrorHandler(new ProblemErrorHandler());
    }

    // Opened here, before Javalin starts the server: Javalin would log a failure and hide which address it was.
    private Connector connector(Server server, HttpConfiguration http) {
        ServerConnector connector = connectorOf(server, http, options, threads);
        try {
            connector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return connector;
    }

    static ServerConnector connectorOf(
            Server server, HttpConfiguration http, TargetOptions options, HandlerThreads threads) {
        ServerConnector connector =
                new ServerConnector(server, threads.acceptors(), threads.selectors(), new HttpConnectionFactory(http));
        connector.setHost(options.host());
        connector.setPort(options.port());
        // Like the other targets: a user may connect long before its request is due.
        connector.setIdleTimeout(NO_IDLE_TIMEOUT);
        connector.setAcceptQueueSize(TargetOptions.LISTEN_BACKLOG);
        return connector;
    }
}
