package loopvspool.target.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends single requests to a server that nothing is known of: time and size of an answer are bounded. */
final class Asker {
    private static final int MOST_BYTES = 64 * 1024;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Duration patience;

    /** @param patience how long one answer may take, with its body */
    Asker(Duration patience) {
        this.patience = patience;
    }

    /** @throws IOException if there is no connection, no HTTP, or no answer in time */
    Answer get(URI uri) throws IOException, InterruptedException {
        long start = System.nanoTime();
        CompletableFuture<HttpResponse<InputStream>> head =
                http.sendAsync(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofInputStream());
        CompletableFuture<Answer> whole = head.thenApplyAsync(response -> read(response, start));
        try {
            return whole.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + patience.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(reason(e.getCause()), e);
        } finally {
            head.cancel(true);
        }
    }

    private static Answer read(HttpResponse<InputStream> response, long start) {
        try (InputStream body = response.body()) {
            String text = new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            return new Answer(response.statusCode(), text, (System.nanoTime() - start) / 1e9);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A refused connection has no message. */
    private static String reason(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
