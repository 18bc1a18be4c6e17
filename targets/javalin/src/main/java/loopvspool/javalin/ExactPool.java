package loopvspool.javalin;

import io.javalin.config.JettyConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import loopvspool.workload.TargetOptions;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A Jetty that handles exactly so many requests at once. Jetty lends threads of its pool to itself (acceptors,
 * selectors, reserved threads), so that a pool of W threads has fewer than W workers: here one selector is lent one
 * thread, and nothing else is.
 */
final class ExactPool {

    /** How the names of its threads begin. */
    static final String NAME = "jetty-worker";

    private static final int ACCEPTORS = 0;
    private static final int SELECTORS = 1;
    private static final int NO_RESERVED_THREADS = 0;
    private static final int THREAD_IDLE_MILLIS = 60_000;
    private static final int NO_IDLE_TIMEOUT = 0;
    private static final int STOP_TIMEOUT_MILLIS = 1_000;

    private final TargetOptions options;
    private final int workers;

    ExactPool(JavalinOptions options) {
        this.options = options.common();
        this.workers = options.workers();
    }

    void configure(JettyConfig jetty) {
        jetty.threadPool = threadPool();
        jetty.modifyServer(this::modify);
        jetty.modifyHttpConfiguration(http -> {
            http.setRequestHeaderSize(TargetOptions.MAX_HEAD_BYTES);
        });
        jetty.addConnector(this::connector);
    }

    private QueuedThreadPool threadPool() {
        int threads = workers + SELECTORS;
        QueuedThreadPool pool =
                new QueuedThreadPool(threads, threads, THREAD_IDLE_MILLIS, NO_RESERVED_THREADS, null, null);
        pool.setName(NAME);
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
        ServerConnector connector = connectorOf(server, http, options);
        try {
            connector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return connector;
    }

    static ServerConnector connectorOf(Server server, HttpConfiguration http, TargetOptions options) {
        ServerConnector connector = new ServerConnector(server, ACCEPTORS, SELECTORS, new HttpConnectionFactory(http));
        connector.setHost(options.host());
        connector.setPort(options.port());
        // Like the other targets: a user may connect long before its request is due.
        connector.setIdleTimeout(NO_IDLE_TIMEOUT);
        connector.setAcceptQueueSize(TargetOptions.LISTEN_BACKLOG);
        return connector;
    }
}
