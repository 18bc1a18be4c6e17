package loopvspool.contract;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A client of one target. Requests at the same time have a connection each. */
public final class TargetClient {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();
    private final URI target;

    /**
     * A client of the target at that URL.
     *
     * @param target without a path
     */
    public TargetClient(URI target) {
        this.target = target;
    }

    /** What the target says of itself. */
    public HttpAnswer ping() {
        return get("/test/ping");
    }

    public HttpAnswer get(String path) {
        return send("GET", path);
    }

    /** The reply of an endpoint, which must be 200. */
    public CpuReply cpu(String endpoint, int iterations) {
        return get(path(endpoint, iterations)).reply();
    }

    /** Sends a request without a body. */
    public HttpAnswer send(String method, String path) {
        try {
            HttpRequest request =
                    request(path).method(method, BodyPublishers.noBody()).build();
            return answer(http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError("no answer to " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for an answer to " + method + " " + path, e);
        }
    }

    /** Sends a request for work and does not wait for the reply, which must be 200. */
    public CompletableFuture<CpuReply> cpuLater(String endpoint, int iterations) {
        return http.sendAsync(request(path(endpoint, iterations)).build(), BodyHandlers.ofString())
                .thenApply(response -> answer(response).reply());
    }

    /** So many requests at once; every reply must be 200. */
    public CompletableFuture<Burst> burst(String endpoint, int iterations, int users) {
        List<CompletableFuture<CpuReply>> replies = IntStream.range(0, users)
                .mapToObj(user -> cpuLater(endpoint, iterations))
                .toList();
        return CompletableFuture.allOf(replies.toArray(CompletableFuture[]::new))
                .thenApply(done ->
                        new Burst(replies.stream().map(CompletableFuture::join).toList()));
    }

    /**
     * How many iterations take about so long, by a few requests that warm the target first. Good to some ten per cent,
     * more on a busy machine: for tests that need a request to go on for a while, not for measurements.
     */
    public int iterationsFor(String endpoint, Duration time) {
        int sample = 200;
        IntStream.range(0, 3).forEach(warmUp -> cpu(endpoint, sample));
        double secondsEach = cpu(endpoint, sample).workSeconds() / sample;
        return Math.max(1, (int) (time.toNanos() / 1e9 / secondsEach));
    }

    private static String path(String endpoint, int iterations) {
        return "/test/" + endpoint + "/" + iterations;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(target + path)).timeout(LIMIT);
    }

    private static HttpAnswer answer(HttpResponse<String> response) {
        Map<String, String> headers = response.headers().map().entrySet().stream()
                .collect(Collectors.toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        header -> String.join(", ", header.getValue())));
        return new HttpAnswer(response.statusCode(), headers, response.body());
    }
}
