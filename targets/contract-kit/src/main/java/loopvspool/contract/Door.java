package loopvspool.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Where a fake server takes its connections, on the loopback. It keeps them, and ends all when it is closed, as a killed process does. */
final class Door implements AutoCloseable {

    private static final int BACKLOG = 50;

    private final ServerSocket server;
    private final Guest guest;
    private final List<Socket> connections = new ArrayList<>();

    /** Who is let in. */
    interface Guest {
        /** On the thread that lets the next one in. */
        void comes(Socket connection) throws IOException;
    }

    /**
     * Opens at once.
     *
     * @param port 0 for any that is free
     * @param name the name of its thread
     */
    Door(int port, String name, Guest guest) {
        this.guest = guest;
        try {
            server = new ServerSocket(port, BACKLOG, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept, name);
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many connections it has taken so far. */
    int connections() {
        synchronized (connections) {
            return connections.size();
        }
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
                letIn(server.accept());
            }
        } catch (IOException e) {
            // Closed, which is what ends this.
        }
    }

    private void letIn(Socket connection) throws IOException {
        synchronized (connections) {
            if (server.isClosed()) {
                // It came in while the door was being shut.
                connection.close();
                return;
            }
            connections.add(connection);
        }
        try {
            guest.comes(connection);
        } catch (IOException e) {
            // This one has gone already; the next may come.
        }
    }

    static void daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
