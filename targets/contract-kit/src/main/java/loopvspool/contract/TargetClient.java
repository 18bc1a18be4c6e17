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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A client of one target. Requests at the same time have a connection each. */
public final class TargetClient {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient http;
    private final URI target;
    private final Duration limit;

    /**
     * A client of the target at that URL.
     *
     * @param target without a path
     */
    public TargetClient(URI target) {
        this(target, LIMIT);
    }

    /** @param limit how long an answer may take */
    public TargetClient(URI target, Duration limit) {
        this.target = target;
        this.limit = limit;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(limit)
                .build();
    }

    URI target() {
        return target;
    }

    /** What the target says of itself. */
    public HttpAnswer ping() {
        return get("/test/ping");
    }

    public HttpAnswer get(String path) {
        return send("GET", path);
    }

    /** The reply of an endpoint for CPU-bound work, which must be 200. */
    public CpuReply cpu(String endpoint, int iterations) {
        return get(path(endpoint, iterations)).reply();
    }

    /** The reply of an endpoint for IO-bound work, which must be 200. */
    public IoReply io(String endpoint, int millis) {
        return get(path(endpoint, millis)).ioReply();
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

    /** Sends a request and does not wait for the answer. */
    public CompletableFuture<HttpAnswer> getLater(String path) {
        return http.sendAsync(request(path).build(), BodyHandlers.ofString()).thenApply(TargetClient::answer);
    }

    /** Sends a request for CPU-bound work and does not wait for the reply, which must be 200. */
    public CompletableFuture<CpuReply> cpuLater(String endpoint, int iterations) {
        return getLater(path(endpoint, iterations)).thenApply(HttpAnswer::reply);
    }

    /** So many requests for CPU-bound work at once; every reply must be 200. */
    public CompletableFuture<Burst> burst(String endpoint, int iterations, int users) {
        return burst(users, () -> cpuLater(endpoint, iterations));
    }

    /** So many requests for IO-bound work at once; every reply must be 200. */
    public CompletableFuture<Burst> ioBurst(String endpoint, int millis, int users) {
        return burst(users, () -> getLater(path(endpoint, millis)).thenApply(HttpAnswer::ioReply));
    }

    private static <R extends WorkReply> CompletableFuture<Burst> burst(
            int users, Supplier<CompletableFuture<R>> request) {
        List<CompletableFuture<R>> replies =
                Stream.generate(request).limit(users).toList();
        return CompletableFuture.allOf(replies.toArray(CompletableFuture[]::new))
                .thenApply(done -> new Burst(
                        replies.stream().<WorkReply>map(CompletableFuture::join).toList()));
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

    private static String path(String endpoint, int amount) {
        return "/test/" + endpoint + "/" + amount;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(target + path)).timeout(limit);
    }

    private static HttpAnswer answer(HttpResponse<String> response) {
        Map<String, String> headers = response.headers().map().entrySet().stream()
                .collect(Collectors.toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        header -> String.join(", ", header.getValue())));
        return new HttpAnswer(response.statusCode(), headers, response.body());
    }
}
