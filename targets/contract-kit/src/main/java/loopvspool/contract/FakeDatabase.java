package loopvspool.contract;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A server that takes connections and does not speak PostgreSQL's protocol: for what the real one never does. */
final class FakeDatabase implements AutoCloseable {

    private final Door door;
    private final String greeting;
    private final boolean hangsUp;

    private FakeDatabase(String greeting, boolean hangsUp) {
        this.greeting = greeting;
        this.hangsUp = hangsUp;
        door = new Door(0, "fake-database", this::greet);
    }

    /** Never says anything, and keeps the connection. */
    static FakeDatabase silent() {
        return new FakeDatabase("", false);
    }

    /** Says that, and keeps the connection. */
    static FakeDatabase saying(String greeting) {
        return new FakeDatabase(greeting, false);
    }

    /** Closes the connection at once. */
    static FakeDatabase hangingUp() {
        return new FakeDatabase("", true);
    }

    URI url() {
        return URI.create("postgresql://lab:s3cret@127.0.0.1:" + door.port() + "/lab");
    }

    @Override
    public void close() {
        door.close();
    }

    private void greet(Socket connection) throws IOException {
        connection.getOutputStream().write(greeting.getBytes(StandardCharsets.ISO_8859_1));
        if (hangsUp) {
            connection.close();
        }
    }
}
