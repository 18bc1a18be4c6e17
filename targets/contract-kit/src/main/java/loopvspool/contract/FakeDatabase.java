package loopvspool.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A server that takes connections and does not speak PostgreSQL's protocol: for what the real one never does. */
final class FakeDatabase implements AutoCloseable {

    private static final int BACKLOG = 50;

    private final ServerSocket server;
    private final String greeting;
    private final boolean hangsUp;
    private final List<Socket> connections = new ArrayList<>();

    private FakeDatabase(String greeting, boolean hangsUp) throws IOException {
        this.greeting = greeting;
        this.hangsUp = hangsUp;
        server = new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
        Thread accepting = new Thread(this::accept, "fake-database");
        accepting.setDaemon(true);
        accepting.start();
    }

    /** Never says anything, and keeps the connection. */
    static FakeDatabase silent() throws IOException {
        return new FakeDatabase("", false);
    }

    /** Says that, and keeps the connection. */
    static FakeDatabase saying(String greeting) throws IOException {
        return new FakeDatabase(greeting, false);
    }

    /** Closes the connection at once. */
    static FakeDatabase hangingUp() throws IOException {
        return new FakeDatabase("", true);
    }

    URI url() {
        return URI.create("postgresql://lab:s3cret@127.0.0.1:" + server.getLocalPort() + "/lab");
    }

    @Override
    public void close() {
        try {
            server.close();
            synchronized (connections) {
                for (Socket connection : connections) {
                    connection.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                greet(server.accept());
            }
        } catch (IOException e) {
            // Closed, which is what ends this.
        }
    }

    private void greet(Socket connection) throws IOException {
        synchronized (connections) {
            connections.add(connection);
        }
        connection.getOutputStream().write(greeting.getBytes(StandardCharsets.ISO_8859_1));
        if (hangsUp) {
            connection.close();
        }
    }
}
