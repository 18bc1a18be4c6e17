package loopvspool.vertx;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import loopvspool.workload.Answer;
import loopvspool.workload.MessageSyntax;
import loopvspool.workload.Problem;
import loopvspool.workload.RejectedRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts answers on the wire, also those to requests that no route takes. */
final class Answers {

    /** The status for who wants a web socket. */
    static final int NO_WEB_SOCKETS = 400;

    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int INTERNAL_ERROR = 500;
    private static final List<Integer> REFUSALS_OF_THE_ROUTER = List.of(400, 404, METHOD_NOT_ALLOWED);
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private Answers() {}

    static Future<Void> send(HttpServerResponse response, Answer answer) {
        return response.setStatusCode(answer.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, answer.mediaType())
                .end(Buffer.buffer(answer.toJson()));
    }

    /** Answers for the router where no handler does. */
    static void refusals(Router router) {
        REFUSALS_OF_THE_ROUTER.forEach(status -> router.errorHandler(status, context -> refuse(context, status)));
        router.errorHandler(INTERNAL_ERROR, Answers::fail);
    }

    /** Whether the request may go to the router; else it is to be refused as {@linkplain #refuseUnreadable unreadable}. */
    static boolean isReadable(HttpServerRequest request) {
        // Without a version it is neither HTTP/1.0 nor 1.1.
        return request.version() != null
                && MessageSyntax.isUnambiguous(
                        request.headers().getAll(HttpHeaders.HOST),
                        request.headers().getAll(HttpHeaders.TRANSFER_ENCODING));
    }

    /**
     * Answers what the HTTP decoder could not read, and what therefore never reaches the router. Vert.x's own handler
     * answers without a body, or hangs up. The connection ends: where the next request would begin is unknown.
     */
    static void refuseUnreadable(HttpServerRequest request) {
        send(request.response(), unreadable(request.decoderResult().cause()))
                .onComplete(sent -> request.connection().close());
    }

    private static Problem unreadable(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return Problem.uriTooLong();
        }
        return cause instanceof TooLongHttpHeaderException ? Problem.headersTooLarge() : Problem.unreadable();
    }

    private static void refuse(RoutingContext context, int status) {
        if (status == METHOD_NOT_ALLOWED) {
            context.response().putHeader(HttpHeaders.ALLOW, Problem.ALLOWED_METHOD);
        }
        HttpServerRequest request = context.request();
        send(context.response(), Problem.ofStatus(status, request.method().name(), request.path()));
    }

    private static void fail(RoutingContext context) {
        if (context.failure() instanceof RejectedRequest rejected) {
            send(context.response(), rejected.problem());
            return;
        }
        HttpServerRequest request = context.request();
        LOG.error("{} {} failed", request.method(), request.path(), context.failure());
        send(context.response(), Problem.internal());
    }
}
