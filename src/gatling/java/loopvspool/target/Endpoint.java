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

    private final String label;

    Endpoint(String label) {
        this.label = label;
    }

    /** The endpoint's name in the contract and in every report. */
    public String label() {
        return label;
    }

    /** The path, to which the size of the work is appended: {@code /test/sync-cpubound}. */
    public String path() {
        return "/test/" + label;
    }

    static Optional<Endpoint> of(String label) {
        return Arrays.stream(values())
                .filter(endpoint -> endpoint.label.equals(label))
                .findFirst();
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Endpoint::label).toList();
    }
}
