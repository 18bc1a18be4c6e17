package loopvspool.downstream;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import loopvspool.workload.Answer;
import loopvspool.workload.Downstream;
import loopvspool.workload.Identity;
import loopvspool.workload.MessageSyntax;
import loopvspool.workload.Problem;
import loopvspool.workload.RejectedRequest;
import loopvspool.workload.Waited;

/** Answers the requests: at once who is there, and later who waits. All on the one event loop, which never blocks. */
final class Requests implements Handler<HttpServerRequest> {

    /** The status for who wants a web socket. */
    static final int NO_WEB_SOCKETS = 400;

    private static final String PING = "/test/ping";

    private final Vertx vertx;
    private final Identity identity;

    Requests(Vertx vertx, Identity identity) {
        this.vertx = vertx;
        this.identity = identity;
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (!isReadable(request)) {
            refuseUnreadable(request);
            return;
        }
        String path = request.path();
        if (path.equals(PING)) {
            onlyGet(request, () -> send(request.response(), identity));
        } else if (isWait(path)) {
            onlyGet(request, () -> hold(request.response(), path.substring(Downstream.PATH.length())));
        } else {
            send(request.response(), Problem.notFound(path));
        }
    }

    /** Answers what the HTTP decoder could not read. The connection ends: where the next request begins is unknown. */
    static void refuseUnreadable(HttpServerRequest request) {
        send(request.response(), Problem.unreadable())
                .onComplete(sent -> request.connection().close());
    }

    private static boolean isReadable(HttpServerRequest request) {
        // Without a version it is neither HTTP/1.0 nor 1.1.
        return request.version() != null
                && MessageSyntax.isUnambiguous(
                        request.headers().getAll(HttpHeaders.HOST),
                        request.headers().getAll(HttpHeaders.TRANSFER_ENCODING));
    }

    private static boolean isWait(String path) {
        return path.startsWith(Downstream.PATH) && path.lastIndexOf('/') < Downstream.PATH.length();
    }

    private static void onlyGet(HttpServerRequest request, Runnable answer) {
        if (request.method().equals(HttpMethod.GET)) {
            answer.run();
            return;
        }
        request.response().putHeader(HttpHeaders.ALLOW, Problem.ALLOWED_METHOD);
        send(request.response(), Problem.methodNotAllowed(request.method().name()));
    }

    private void hold(HttpServerResponse response, String millis) {
        long start = System.nanoTime();
        try {
            int wanted = Downstream.MILLIS.parse(millis);
            vertx.setTimer(wanted, over -> send(response, Waited.of(wanted, System.nanoTime() - start)));
        } catch (RejectedRequest rejected) {
            send(response, rejected.problem());
        }
    }

    private static Future<Void> send(HttpServerResponse response, Answer answer) {
        return response.setStatusCode(answer.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, answer.mediaType())
                .end(Buffer.buffer(answer.toJson()));
    }
}
