package loopvspool.vertx;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import loopvspool.workload.Downstream;
import loopvspool.workload.Identity;
import loopvspool.workload.Reply;
import loopvspool.workload.TargetOptions;
import loopvspool.workload.Work;
import loopvspool.workload.census.Census;

/**
 * The server and its routes. Every handler here begins on the verticle's event loop, or, where it is told so, on a virtual
 * thread of its own; either way the verticle does one thing at a time.
 */
final class TargetVerticle extends VerticleBase {

    // Any free one, and the same for all verticles; 0 would be another one for each.
    private static final int SHARED_RANDOM_PORT = -1;

    private final TargetOptions options;
    private final OptionalInt cpuWorkers;
    private final Identity identity;
    private final Census census;
    private final Work work;
    private final Optional<SqlWork> sql;
    private HttpServer server;

    TargetVerticle(VertxTargetOptions options, Identity identity, Census census, Work work, Optional<SqlWork> sql) {
        this.options = options.common();
        this.cpuWorkers = options.cpuWorkers();
        this.identity = identity;
        this.census = census;
        this.work = work;
        this.sql = sql;
    }

    int actualPort() {
        return server.actualPort();
    }

    @Override
    public Future<?> start() {
        Router router = router();
        server = vertx.createHttpServer(serverOptions(options))
                .requestHandler(request -> {
                    if (Answers.isReadable(request)) {
                        router.handle(request);
                    } else {
                        Answers.refuseUnreadable(request);
                    }
                })
                // Where nobody handles these, Vert.x answers an unknown version of HTTP with 501 before anybody sees
                // it.
                .webSocketHandshakeHandler(handshake -> handshake.reject(Answers.NO_WEB_SOCKETS))
                .invalidRequestHandler(Answers::refuseUnreadable);
        return server.listen();
    }

    /** Takes no more requests, and gives those in flight the grace. */
    @Override
    public Future<?> stop() {
        return server.shutdown(options.grace().toMillis(), TimeUnit.MILLISECONDS);
    }

    static HttpServerOptions serverOptions(TargetOptions options) {
        HttpServerOptions server = new HttpServerOptions()
                .setMaxInitialLineLength(TargetOptions.MAX_HEAD_BYTES)
                .setMaxHeaderSize(TargetOptions.MAX_HEAD_BYTES)
                // The contract is HTTP/1.1: HTTP/2, which Vert.x speaks too, has other limits, and many requests a
                // connection.
                .setHttp2ClearTextEnabled(false)
                // Nor has it web sockets: what compresses them fails at the 129th request that waits on a connection.
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setHost(options.host())
                .setPort(options.port() == 0 ? SHARED_RANDOM_PORT : options.port());
        server.setAcceptBacklog(TargetOptions.LISTEN_BACKLOG);
        return server;
    }

    private Router router() {
        Router router = Router.router(vertx);
        ping(router);
        router.get(Census.PATH)
                .handler(context -> Answers.send(
                        context.response(), census.answer(context.request().query())));
        cpuBound(router, new CpuWork(work, vertx, cpuWorkers));
        options.downstream().ifPresent(downstream -> ioBound(router, new IoWork(work, downstream, vertx)));
        sql.ifPresent(access -> sqlBound(router, access));
        Answers.refusals(router);
        return router;
    }

    private void ping(Router router) {
        Buffer pong = Buffer.buffer(identity.toJson());
        router.get("/test/ping").handler(context -> context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, identity.mediaType())
                .end(pong));
    }

    private void cpuBound(Router router, CpuWork cpu) {
        now(router, "/test/calibrate", context -> cpu.sync(1));
        now(router, "/test/sync-cpubound/:iterations", context -> cpu.sync(iterations(context)));
        later(router, "/test/badasync-cpubound/:iterations", context -> cpu.badAsync(iterations(context)));
        later(router, "/test/ordered-cpubound/:iterations", context -> cpu.ordered(iterations(context)));
        later(router, "/test/async-cpubound/:iterations", context -> cpu.async(iterations(context)));
    }

    private static void ioBound(Router router, IoWork io) {
        now(router, "/test/sync-iobound/:millis", context -> io.sync(millis(context)));
        later(router, "/test/async-iobound/:millis", context -> io.async(millis(context)));
    }

    private static void sqlBound(Router router, SqlWork sql) {
        now(router, "/test/sync-sql/:millis", context -> sql.sync(millis(context)));
        later(router, "/test/async-sql/:millis", context -> sql.async(millis(context)));
    }

    private static void now(Router router, String path, Function<RoutingContext, Reply> work) {
        router.get(path).handler(context -> Answers.send(context.response(), work.apply(context)));
    }

    private static void later(Router router, String path, Function<RoutingContext, Future<Reply>> work) {
        router.get(path).handler(context -> work.apply(context)
                .onSuccess(reply -> Answers.send(context.response(), reply))
                .onFailure(context::fail));
    }

    private int iterations(RoutingContext context) {
        return options.iterations().parse(context.pathParam("iterations"));
    }

    private static int millis(RoutingContext context) {
        return Downstream.MILLIS.parse(context.pathParam("millis"));
    }
}
