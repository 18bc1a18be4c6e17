package loopvspool.workload;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * IO-bound work that blocks: the thread that calls does nothing until the downstream service has answered. Any number
 * of threads may call at once; each call has a connection to itself, kept for the next one.
 */
public final class BlockingIo {

    private static final byte[] NOT_READ = {};

    private final Work work;
    private final Downstream downstream;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            // Whatever the machine's settings say: a proxy would be measured too.
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();

    public BlockingIo(Work work, Downstream downstream) {
        this.work = work;
        this.downstream = downstream;
    }

    /**
     * Does the work of one request: one call that takes so long.
     *
     * @param millis 1 or more
     * @throws RejectedRequest where the downstream service does not answer
     */
    public Reply call(int millis) {
        try (WorkInFlight waiting = work.beginOnThisThread()) {
            double downstreamSeconds = ask(millis);
            return waiting.blocked(millis, downstreamSeconds);
        }
    }

    // Not http.send(): its time limit ends with the head of the response, and begins again with every attempt.
    private double ask(int millis) {
        HttpRequest request = HttpRequest.newBuilder(downstream.url().resolve(downstream.path(millis)))
                .build();
        CompletableFuture<HttpResponse<byte[]>> asked = http.sendAsync(request, body());
        try {
            HttpResponse<byte[]> response = asked.get(downstream.limit(millis).toMillis(), TimeUnit.MILLISECONDS);
            return downstream.heldSeconds(response.statusCode(), response.body());
        } catch (TimeoutException e) {
            throw downstream.late(millis);
        } catch (ExecutionException e) {
            throw downstream.failed(e.getCause());
        } catch (InterruptedException e) {
            // The server is being stopped, and nobody waits for this any more.
            Thread.currentThread().interrupt();
            throw downstream.failed(e);
        } finally {
            // Where it is not over, the connection is closed.
            asked.cancel(true);
        }
    }

    private BodyHandler<byte[]> body() {
        return head -> {
            String length = head.headers().firstValue("Content-Length").orElse(null);
            return downstream.mayAnswer(head.statusCode(), length)
                    ? BodySubscribers.ofByteArray()
                    : BodySubscribers.replacing(NOT_READ);
        };
    }
}
