package loopvspool.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A downstream service that says the same to every request, whatever it is: for what the real one never does. */
final class FakeDownstream implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int END_OF_HEAD = 0x0d0a0d0a;

    private final Door door;
    private final byte[] response;
    private final boolean hangsUp;
    private final long afterMillis;
    private final AtomicInteger requests = new AtomicInteger();

    private FakeDownstream(int port, String response, boolean hangsUp, long afterMillis) {
        this.response = response.getBytes(StandardCharsets.UTF_8);
        this.hangsUp = hangsUp;
        this.afterMillis = afterMillis;
        door = new Door(
                port,
                "fake-downstream",
                connection -> Door.daemon(() -> serve(connection), "fake-downstream-connection"));
    }

    /** Says that, and keeps the connection. */
    static FakeDownstream saying(String response) {
        return sayingOn(0, response);
    }

    /** Says that after so long. */
    static FakeDownstream sayingAfter(long millis, String response) {
        return new FakeDownstream(0, response, false, millis);
    }

    /** The same, on that port. */
    static FakeDownstream sayingOn(int port, String response) {
        return new FakeDownstream(port, response, false, 0);
    }

    /** Says that, and closes the connection. */
    static FakeDownstream hangingUpAfter(String response) {
        return new FakeDownstream(0, response, true, 0);
    }

    /** What a service says that has waited for a millisecond. */
    static String goodResponse() {
        String body = "{\"message\":\"Waited 1 ms\",\"millis\":1,\"result\":0.0010}";
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + door.port());
    }

    /** How many connections it has taken so far. */
    int connections() {
        return door.connections();
    }

    /** Returns when so many requests have come. */
    void awaitRequests(int count) {
        long limit = System.nanoTime() + LIMIT.toNanos();
        while (requests.get() < count) {
            assertThat(System.nanoTime()).as("%d requests in time", count).isLessThan(limit);
            Clock.pause(5);
        }
    }

    /** Ends as a killed process does: whoever waits for an answer has a broken connection. */
    @Override
    public void close() {
        door.close();
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = connection.getInputStream();
            while (readHead(in)) {
                requests.incrementAndGet();
                Clock.pause(afterMillis);
                connection.getOutputStream().write(response);
                if (hangsUp) {
                    return;
                }
            }
        } catch (IOException e) {
            // The client has gone, or this was closed.
        }
    }

    // Whether there was one before the connection ended.
    private static boolean readHead(InputStream in) throws IOException {
        int lastFour = 0;
        while (lastFour != END_OF_HEAD) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            lastFour = lastFour << 8 | next;
        }
        return true;
    }
}
