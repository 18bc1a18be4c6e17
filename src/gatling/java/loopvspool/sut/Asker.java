package loopvspool.sut;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends single requests outside of load. Whatever the server does, time and size of an answer are bounded. Each goes out on a
 * connection of its own, which says that it is the last on it: one that stayed open could keep a worker from those who come next, and
 * would reach the same process again of several.
 */
public final class Asker {
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "asker");
        thread.setDaemon(true);
        return thread;
    });

    /** By then the reader of an answer that never comes ends, too. */
    private static final Duration AFTER = Duration.ofSeconds(1);

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
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestProperty("Connection", "close");
        connection.setRequestProperty("Accept", "*/*");
        connection.setConnectTimeout((int) patience.toMillis());
        connection.setReadTimeout((int) patience.plus(AFTER).toMillis());
        CompletableFuture<Answer> whole = CompletableFuture.supplyAsync(() -> read(connection), THREADS);
        try {
            return whole.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + patience.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(reason(e.getCause()), e);
        } finally {
            // Else who reads a body that trickles would go on, and so would its server. It may wait for the reader's
            // lock.
            THREADS.execute(connection::disconnect);
        }
    }

    private Answer read(HttpURLConnection connection) {
        long start = System.nanoTime();
        try {
            int status = connection.getResponseCode();
            if (status < 0) {
                throw new IOException("no HTTP");
            }
            byte[] body = body(connection, status).readNBytes(mostBytes);
            String text = Reply.withoutMark(new String(body, StandardCharsets.UTF_8));
            return new Answer(status, text, (System.nanoTime() - start) / 1e9);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A refusal may come without one. */
    private static InputStream body(HttpURLConnection connection, int status) throws IOException {
        if (status < HttpURLConnection.HTTP_BAD_REQUEST) {
            return connection.getInputStream();
        }
        InputStream error = connection.getErrorStream();
        return error == null ? InputStream.nullInputStream() : error;
    }

    /** A refused connection has no message. */
    private static String reason(Throwable e) {
        Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
