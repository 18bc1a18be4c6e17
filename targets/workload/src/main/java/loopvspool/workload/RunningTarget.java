package loopvspool.workload;

import java.net.URI;
import java.net.URISyntaxException;

/** A target that listens. */
public interface RunningTarget extends AutoCloseable {

    /** Where it listens, without a path: {@code http://127.0.0.1:8080}. */
    URI url();

    /**
     * Stops it: no new requests, those in flight get the grace of its options, then it ends. Returns when it has ended.
     */
    @Override
    void close();

    /** The URL of a server on that host and port. */
    static URI url(String host, int port) {
        try {
            return new URI("http", null, host, port, null, null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a host that a URL can have: " + host, e);
        }
    }
}
