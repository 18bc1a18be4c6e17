package loopvspool.workload.census;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import loopvspool.workload.CannotListen;
import loopvspool.workload.TargetOptions;

/**
 * Listens on the port of the census: one request a connection, by threads that do nothing else.
 *
 * <p>Not the JDK's {@code HttpServer}: on Java 17 each of its answers waits 40 ms for an acknowledgement (Nagle's
 * algorithm), what it cannot read it refuses in HTML, with a 501 or with the name of an exception, and its dispatcher
 * is no daemon thread.
 */
final class CensusListener implements AutoCloseable {

    // Two: while one waits for a client that is slow, the other answers.
    private static final int THREADS = 2;
    private static final int BACKLOG = 50;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(10);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    private final ServerSocket server;
    private final List<Thread> threads = new ArrayList<>();

    private CensusListener(ServerSocket server) {
        this.server = server;
    }

    /**
     * Takes the port; connections wait until this is started.
     *
     * @throws CannotListen where the port is taken, or the host is not this one
     */
    static CensusListener open(TargetOptions options) throws CannotListen {
        String host = options.host();
        int port = options.censusPort();
        try {
            return new CensusListener(new ServerSocket(port, BACKLOG, InetAddress.getByName(host)));
        } catch (IOException e) {
            throw new CannotListen(host + ":" + port + " for the census (--census-port)", e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    void start(Census census) {
        for (int number = 0; number < THREADS; number++) {
            Thread thread = new Thread(() -> serve(census), ThreadNames.CENSUS + "listener-" + number);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            // As long as one of them is about to leave accept(), the port still takes connections.
            for (Thread thread : threads) {
                thread.join(CLOSE_LIMIT.toMillis());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Census census) {
        while (!server.isClosed()) {
            try (Socket connection = server.accept()) {
                new Exchange(census, connection).serve();
            } catch (IOException e) {
                // The client has gone, or this was closed, or there are no more files to open: that one would be back
                // at once, and keep a core busy.
                LockSupport.parkNanos(PAUSE_AFTER_FAILURE.toNanos());
            }
        }
    }
}
