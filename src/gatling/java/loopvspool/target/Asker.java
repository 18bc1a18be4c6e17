package loopvspool.target;

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

/** Sends single requests outside of load. Whatever the server does, time and size of an answer are bounded. */
public final class Asker {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Duration patience;
    private final int mostBytes;

    /**
     * @param patience how long one answer may take, with its body
     * @param mostBytes how much of a body is read
     */
    public Asker(Duration patience, int mostBytes) {
        this.patience = patience;
        this.mostBytes = mostBytes;
    }

    /** @throws IOException if there is no connection, no HTTP, or no answer in time */
    public Answer get(URI uri) throws IOException, InterruptedException {
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
            // Else who reads a body that stops in the middle would wait for ever, and so would its server.
            head.thenAccept(Asker::hangUp);
        }
    }

    private static void hangUp(HttpResponse<InputStream> response) {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer read(HttpResponse<InputStream> response, long start) {
        try (InputStream body = response.body()) {
            String text = Reply.withoutMark(new String(body.readNBytes(mostBytes), StandardCharsets.UTF_8));
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
