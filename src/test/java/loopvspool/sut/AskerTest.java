package loopvspool.sut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AskerTest {
    private static final int MOST = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_BYTES = Duration.ofMillis(20);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch hungUp = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (exchange) {
                while (true) {
                    exchange.getResponseBody().write(new byte[1 << 16]);
                }
            }
        });
        server.createContext("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (exchange) {
                while (true) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                    LockSupport.parkNanos(BETWEEN_BYTES.toNanos());
                }
            } finally {
                hungUp.countDown();
            }
        });
        server.createContext("/port", exchange -> {
            byte[] port = String.valueOf(exchange.getRemoteAddress().getPort()).getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, port.length);
            exchange.getResponseBody().write(port);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private Answer ask(String path, Duration patience) throws IOException, InterruptedException {
        return new Asker(patience, MOST)
                .get(URI.create("http://127.0.0.1:" + server.getAddress().getPort())
                        .resolve(path));
    }

    /** An open one may keep a worker, and leads to the same of several processes. */
    @Test
    @Timeout(60)
    void shouldLeaveNoConnectionOpen() throws Exception {
        assertThat(ask("/port", PATIENCE).body())
                .isNotEqualTo(ask("/port", PATIENCE).body());
    }

    @Test
    @Timeout(60)
    void shouldReadNoMoreThanItExpects() throws Exception {
        assertThat(ask("/endless", PATIENCE).body()).hasSize(MOST);
    }

    /** Else whoever reads it goes on after nobody wants it any more. */
    @Test
    @Timeout(20)
    void shouldHangUpOnAnAnswerThatTakesTooLong() throws Exception {
        assertThatIOException()
                .isThrownBy(() -> ask("/slow", Duration.ofSeconds(1)))
                .withMessage("no answer within 1 s");

        assertThat(hungUp.await(5, TimeUnit.SECONDS)).as("the server saw it").isTrue();
    }
}
