package loopvspool.downstream;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.internal.VertxInternal;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import loopvspool.workload.Identity;
import loopvspool.workload.Launch;
import loopvspool.workload.RunningTarget;
import loopvspool.workload.TargetOptions;

/**
 * The downstream service. It starts, says where it listens, and ends as a target does, so that who launches targets can
 * launch it. One event loop: all it does for a request is to set a timer, so that 10,000 of them cost it nothing but
 * memory.
 */
public final class DownstreamService implements RunningTarget {

    static final String NAME = "downstream";

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final HttpServer server;
    private final TargetOptions options;

    private DownstreamService(Vertx vertx, HttpServer server, TargetOptions options) {
        this.vertx = vertx;
        this.server = server;
        this.options = options;
    }

    public static void main(String[] arguments) {
        Launch.run(NAME, arguments, (options, line) -> () -> start(options));
    }

    /**
     * Starts the service; it listens when this returns.
     *
     * @throws IOException where it cannot listen on the host and port of the options
     */
    public static DownstreamService start(TargetOptions options) throws IOException {
        Vertx vertx = Vertx.vertx(vertxOptions());
        Identity identity = Identity.of(options, null, null, Map.of("vertx", VertxInternal.version()));
        HttpServer server = vertx.createHttpServer(serverOptions(options))
                .requestHandler(new Requests(vertx, identity))
                // Where nobody handles these, Vert.x answers an unknown version of HTTP with 501 before anybody sees
                // it.
                .webSocketHandshakeHandler(handshake -> handshake.reject(Requests.NO_WEB_SOCKETS))
                .invalidRequestHandler(Requests::refuseUnreadable);
        try {
            server.listen().await(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return new DownstreamService(vertx, server, options);
        } catch (Exception e) {
            vertx.close();
            // await() throws what listening failed with, also what the compiler does not know of.
            if (e instanceof IOException cannotListen) {
                throw cannotListen;
            }
            throw new IllegalStateException("the server did not start", e);
        }
    }

    @Override
    public URI url() {
        return RunningTarget.url(options.host(), server.actualPort());
    }

    @Override
    public void close() {
        try {
            // The server first: vertx.close() alone would drop the requests that it holds.
            server.shutdown(options.grace().toMillis(), TimeUnit.MILLISECONDS)
                    .await(options.grace().plus(CLOSE_LIMIT).toMillis(), TimeUnit.MILLISECONDS);
            vertx.close().await(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // The grace is over; who still waits is left behind.
        }
    }

    static HttpServerOptions serverOptions(TargetOptions options) {
        HttpServerOptions server = new HttpServerOptions()
                // The contract is HTTP/1.1: HTTP/2, which Vert.x speaks too, has no limits here.
                .setHttp2ClearTextEnabled(false)
                // Nor has it web sockets: what compresses them fails at the 129th request that waits on a connection.
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setHost(options.host())
                .setPort(options.port());
        server.setAcceptBacklog(TargetOptions.LISTEN_BACKLOG);
        return server;
    }

    private static VertxOptions vertxOptions() {
        return new VertxOptions()
                .setEventLoopPoolSize(1)
                // Nothing is served from the class path: no cache directory that a killed process would leave behind.
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false));
    }
}
