package loopvspool.sut;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** The census of a target that is not there: answers over HTTP what a test says, and writes down what it was asked for. */
public final class FakeCensus implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch silence = new CountDownLatch(1);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile UnaryOperator<String> answer = query -> "";
    private volatile int status = 200;
    private volatile boolean silent;

    public FakeCensus() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** The text of a file beside this class. */
    public static String recorded(String name) {
        try (var stream = FakeCensus.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What to answer to a query, which is empty where there is none. */
    public FakeCensus answers(UnaryOperator<String> bodyOfQuery) {
        this.answer = bodyOfQuery;
        return this;
    }

    public FakeCensus status(int code) {
        this.status = code;
        return this;
    }

    /** Sends the head of an answer, and the body only after {@link #speak()}. */
    public FakeCensus silent() {
        this.silent = true;
        return this;
    }

    public void speak() {
        silence.countDown();
    }

    /** The path and query of each request, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** A target of this name whose census this is. Its own port does not answer. */
    public RunningTarget target(String name) {
        return new FakeTarget(
                FakeLauncher.spec(name),
                URI.create("http://127.0.0.1:1"),
                new TargetIdentity(4242, 2, OptionalInt.of(port()), null));
    }

    private void handle(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        String query = exchange.getRequestURI().getQuery();
        byte[] body = answer.apply(query == null ? "" : query).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, 0);
        try (exchange) {
            if (silent) {
                exchange.getResponseBody().flush();
                silence.await();
            }
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        speak();
        server.stop(0);
        threads.shutdownNow();
    }
}
