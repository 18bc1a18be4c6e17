package loopvspool.sut.remote;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import loopvspool.sut.Asker;

/**
 * Finds out whether a server's workers stay with connections that are open and idle: with as many of them as it has workers, nobody
 * else is answered until one is closed.
 */
final class OpenConnections {
    private static final int MOST_WORKERS = 32;
    /** What is asked takes no time. A busy machine may need as long, but not twice, and only while connections are open. */
    private static final Duration SOON = Duration.ofMillis(700);

    private static final int ROUNDS = 2;
    private static final int MOST_BYTES = 1 << 16;

    private final URI url;
    private final String path;
    private final Asker asker = new Asker(SOON, MOST_BYTES);

    /** @param path of a request that is answered at once */
    OpenConnections(URI url, String path) {
        this.url = url;
        this.path = path;
    }

    /**
     * Whether they keep workers. Where that would take too many connections nobody asks.
     *
     * @param workers how many the server is said to have
     */
    boolean keepWorkers(int workers) throws InterruptedException {
        if (workers > MOST_WORKERS) {
            return false;
        }
        for (int round = 0; round < ROUNDS; round++) {
            if (!waitsForOpenOnes(workers)) {
                return false;
            }
        }
        return true;
    }

    private boolean waitsForOpenOnes(int workers) throws InterruptedException {
        List<Socket> open = new ArrayList<>();
        boolean answered;
        try {
            for (int i = 0; i < workers; i++) {
                open.add(used());
            }
            answered = isAnswered();
        } catch (IOException e) {
            // One of those that should be open was not answered itself.
            answered = false;
        } finally {
            open.forEach(OpenConnections::close);
        }
        return !answered && isAnswered();
    }

    private boolean isAnswered() throws InterruptedException {
        try {
            asker.get(url.resolve(path));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** A connection on which a request has been answered, and which nobody has closed. */
    private Socket used() throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(url.getHost(), url.getPort()), (int) SOON.toMillis());
            socket.setSoTimeout((int) SOON.toMillis());
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: %s:%d\r\n\r\n"
                            .formatted(path, url.getHost(), url.getPort())
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().read();
            return socket;
        } catch (IOException e) {
            close(socket);
            throw e;
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone in any case.
            return;
        }
    }
}
