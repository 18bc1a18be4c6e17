package loopvspool.contract;

import java.net.URI;

/**
 * A server that a test has started.
 *
 * @param url where it listens, without a path
 * @param stop ends it, and returns when it has ended
 */
public record StartedServer(URI url, Runnable stop) implements AutoCloseable {

    @Override
    public void close() {
        stop.run();
    }
}
