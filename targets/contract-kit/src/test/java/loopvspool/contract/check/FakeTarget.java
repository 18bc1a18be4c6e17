package loopvspool.contract.check;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A target with nothing wrong but what a test changes. Its work is to sleep, so that a busy machine does not change what it is: an
 * iteration takes half a millisecond.
 */
class FakeTarget implements AutoCloseable {
    private static final int MOST_ITERATIONS = 1_000_000;
    private static final double ITERATION_MILLIS = 0.5;
    private static final String PROBLEM = "application/problem+json";

    static {
        // Else it sends head and body apart, and the second waits for the client's acknowledgement, which comes 40 ms
        // later.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService workers;
    private final AtomicInteger inWork = new AtomicInteger();

    /** With so many workers. */
    FakeTarget(int workers) throws IOException {
        this.workers = Executors.newFixedThreadPool(workers);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(this.workers);
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath();
            if (path.equals("/test/calibrate")) {
                answer(exchange, "1");
            } else if (path.startsWith("/test/sync-cpubound/")) {
                answer(exchange, path.substring("/test/sync-cpubound/".length()));
            } else if (path.equals("/test/ping")) {
                ping(exchange);
            } else {
                refuse(exchange, 404);
            }
        }
    }

    void ping(HttpExchange exchange) throws IOException {
        refuse(exchange, 404);
    }

    private void answer(HttpExchange exchange, String iterations) throws IOException {
        if (!exchange.getRequestMethod().equals("GET")) {
            refuse(exchange, 405);
        } else if (!iterations.matches("[1-9][0-9]{0,6}") || Integer.parseInt(iterations) > MOST_ITERATIONS) {
            refuse(exchange, 400);
        } else {
            send(exchange, 200, "application/json", work(Integer.parseInt(iterations)));
        }
    }

    /** The body of the reply. */
    String work(int iterations) {
        int inFlight = inWork.incrementAndGet();
        long start = System.nanoTime();
        sleep(iterations);
        double seconds = (System.nanoTime() - start) / 1e9;
        inWork.decrementAndGet();
        return reply(iterations, seconds, inFlight);
    }

    String reply(int iterations, double seconds, int inFlight) {
        return bare(iterations, seconds);
    }

    static String bare(int iterations, double seconds) {
        return String.format(
                Locale.ROOT, "{\"message\": \"Duration of %d iterations\", \"result\": %.6f}", iterations, seconds);
    }

    static String counted(int iterations, double seconds, String answer, int inFlight) {
        String more = String.format(
                Locale.ROOT,
                ", \"iterations\": %d, \"answer\": \"%s\", \"inFlight\": %d}",
                iterations,
                answer,
                inFlight);
        return bare(iterations, seconds).replace("}", more);
    }

    static void sleep(int iterations) {
        try {
            Thread.sleep((long) Math.ceil(iterations * ITERATION_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void refuse(HttpExchange exchange, int status) throws IOException {
        send(exchange, status, PROBLEM, "{\"type\": \"about:blank\", \"status\": " + status + "}");
    }

    void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
