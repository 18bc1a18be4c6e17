package loopvspool.target;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks targets for their census, at the port that they have for nothing else. */
public final class CensusClient {
    /** How long a target may take for the whole answer. */
    static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * The census as it is now, without a peak and a series.
     *
     * @throws IOException if the target does not answer within 2 s, or not as the contract says; the message names it
     */
    public Census now(RunningTarget target) throws IOException, InterruptedException {
        return ask(target, "");
    }

    /**
     * The census as it is now, with the peak and the series of a time.
     *
     * @param sinceMicros where that time begins, in microseconds since the epoch, by the target's clock
     * @param untilMicros where it ends, likewise
     * @throws IOException if the target does not answer within 2 s, or not as the contract says; the message names it
     */
    public Census between(RunningTarget target, long sinceMicros, long untilMicros)
            throws IOException, InterruptedException {
        return ask(target, "?since=" + sinceMicros + "&until=" + untilMicros);
    }

    private Census ask(RunningTarget target, String query) throws IOException, InterruptedException {
        URI uri = target.census()
                .orElseThrow(() -> new IOException(
                        "%s offers no census".formatted(target.spec().name())))
                .resolve("/test/resmon" + query);
        try {
            HttpResponse<String> response = send(uri);
            if (response.statusCode() != 200) {
                throw new IOException("status " + response.statusCode());
            }
            return Census.parse(response.body());
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException("%s at %s: %s".formatted(target.spec().name(), uri, reason(e)), e);
        }
    }

    /** The request's own time-out ends with the head of the answer; a body that never comes must not be waited for either. */
    private HttpResponse<String> send(URI uri) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> answer =
                http.sendAsync(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        try {
            return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + TIMEOUT.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(reason(e.getCause()), e);
        } finally {
            answer.cancel(true);
        }
    }

    /** A refused connection has no message. */
    private static String reason(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
