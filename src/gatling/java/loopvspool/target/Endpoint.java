package loopvspool.target;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The endpoints of the contract that carry load. */
public enum Endpoint {
    /** The kernel, on the thread that handles the request. */
    SYNC_CPUBOUND("sync-cpubound"),
    /** The same behind a method that returns a Future: still on the loop. */
    BADASYNC_CPUBOUND("badasync-cpubound"),
    /** The same in ordered executeBlocking, one after another: the trap. */
    ORDERED_CPUBOUND("ordered-cpubound"),
    /** The same in unordered executeBlocking on a pool of cores threads: as an event loop is meant to be used. */
    ASYNC_CPUBOUND("async-cpubound");

    private final String path;

    Endpoint(String path) {
        this.path = path;
    }

    /** The endpoint's name in the contract and in every report. */
    public String path() {
        return path;
    }

    /** The path of a request of so many iterations. */
    public String request(Object iterations) {
        return "/test/" + path + "/" + iterations;
    }

    static Optional<Endpoint> of(String path) {
        return Arrays.stream(values())
                .filter(endpoint -> endpoint.path.equals(path))
                .findFirst();
    }

    static List<String> paths() {
        return Arrays.stream(values()).map(Endpoint::path).toList();
    }
}
