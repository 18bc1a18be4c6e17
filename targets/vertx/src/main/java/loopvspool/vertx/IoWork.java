package loopvspool.vertx;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import loopvspool.workload.BlockingIo;
import loopvspool.workload.Downstream;
import loopvspool.workload.RejectedRequest;
import loopvspool.workload.Reply;
import loopvspool.workload.Work;
import loopvspool.workload.WorkInFlight;

/** The ways to wait for another service in a server that has one event loop: one that blocks it, one that works. */
final class IoWork {

    /**
     * How many calls may be under way at once. Vert.x's own 5 connections to a host would make a pool of five out of a
     * loop that can wait for thousands; what does not get one waits in a queue without a limit.
     */
    static final int MAX_CONNECTIONS = 10_000;

    private static final Buffer NOT_READ = Buffer.buffer();

    private final Work work;
    private final Downstream downstream;
    private final BlockingIo blocking;
    private final HttpClient http;

    IoWork(Work work, Downstream downstream, Vertx vertx) {
        this.work = work;
        this.downstream = downstream;
        this.blocking = new BlockingIo(work, downstream);
        this.http = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS));
    }

    /**
     * By a client that blocks, on the event loop: the loop has nothing to do, and yet nobody else is answered, nor even
     * read, until the downstream service has answered.
     */
    Reply sync(int millis) {
        return blocking.call(millis);
    }

    /** By a client of the same event loop, which serves everybody else until the answer comes. */
    Future<Reply> async(int millis) {
        WorkInFlight waiting = work.begin();
        return ask(millis)
                .map(downstreamSeconds -> waiting.waited(millis, downstreamSeconds))
                .onComplete(answered -> waiting.close());
    }

    private Future<Double> ask(int millis) {
        Future<HttpClientRequest> connected = http.request(request(millis));
        return connected
                .compose(HttpClientRequest::send)
                .compose(this::heldSeconds)
                .timeout(downstream.limit(millis).toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> {
                    // Where it is not over, the connection is closed, also when there is one only later.
                    connected.onSuccess(HttpClientRequest::reset);
                    return Future.failedFuture(rejected(failure, millis));
                });
    }

    private RequestOptions request(int millis) {
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(downstream.url().getHost())
                .setPort(downstream.url().getPort())
                .setURI(downstream.path(millis));
    }

    private Future<Double> heldSeconds(HttpClientResponse response) {
        int status = response.statusCode();
        Future<Buffer> body = Future.succeededFuture(NOT_READ);
        if (downstream.mayAnswer(status, response.getHeader(HttpHeaders.CONTENT_LENGTH))) {
            body = response.body();
        } else {
            // Its connection is about to be closed, which Vert.x would report as an error that nobody handles.
            response.exceptionHandler(closed -> {});
        }
        return body.map(read -> downstream.heldSeconds(status, read.getBytes()));
    }

    private RejectedRequest rejected(Throwable failure, int millis) {
        if (failure instanceof RejectedRequest rejected) {
            return rejected;
        }
        return failure instanceof TimeoutException ? downstream.late(millis) : downstream.failed(failure);
    }
}
