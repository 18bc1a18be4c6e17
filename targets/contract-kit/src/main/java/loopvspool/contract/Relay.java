package loopvspool.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Passes connections on to a server, and can hold back what the server says: a server that hangs. */
final class Relay implements AutoCloseable {

    private static final int BACKLOG = 50;
    private static final int BUFFER_BYTES = 8_192;
    private static final long POLL_MILLIS = 20;

    private final URI server;
    private final ServerSocket listener;
    private final ConcurrentLinkedQueue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private volatile boolean stalled;

    Relay(URI server) throws IOException {
        this.server = server;
        listener = new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
        daemon(this::accept);
    }

    /** The server's URL, by way of this. */
    URI url() {
        return URI.create(server.toString().replace(":" + server.getPort() + "/", ":" + listener.getLocalPort() + "/"));
    }

    /** From now on nothing that the server says arrives. */
    void stall() {
        stalled = true;
    }

    /** What was held back arrives, and what is said from now on. */
    void resume() {
        stalled = false;
    }

    /** Breaks every connection, and takes new ones, as if the server had gone and come back. */
    void hangUp() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            hangUp();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket onward = new Socket(server.getHost(), server.getPort());
                sockets.add(client);
                sockets.add(onward);
                daemon(() -> pass(client, onward, false));
                daemon(() -> pass(onward, client, true));
            }
        } catch (IOException e) {
            // Closed, which is what ends this.
        }
    }

    private void pass(Socket from, Socket to, boolean heldBack) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                while (heldBack && stalled) {
                    Clock.pause(POLL_MILLIS);
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // One of the two has gone, and so goes the other.
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        thread.start();
    }
}
