package loopvspool.sut;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The endpoints of the contract that carry load. */
public enum Endpoint {
    /** The kernel, on the thread that handles the request. */
    SYNC_CPUBOUND("sync-cpubound", Work.CPU),
    /** The same behind a method that returns a Future: still on the loop. */
    BADASYNC_CPUBOUND("badasync-cpubound", Work.CPU),
    /** The same in ordered executeBlocking, one after another: the trap. */
    ORDERED_CPUBOUND("ordered-cpubound", Work.CPU),
    /** The same in unordered executeBlocking on a pool of cores threads: as an event loop is meant to be used. */
    ASYNC_CPUBOUND("async-cpubound", Work.CPU),
    /** A blocking call to the downstream service, on the thread that handles the request. */
    SYNC_IOBOUND("sync-iobound", Work.IO),
    /** A non-blocking call to the downstream service. */
    ASYNC_IOBOUND("async-iobound", Work.IO),
    /** A blocking call to the database, on the thread that handles the request. */
    SYNC_SQL("sync-sql", Work.SQL),
    /** A non-blocking call to the database. */
    ASYNC_SQL("async-sql", Work.SQL);

    private final String label;
    private final Work work;

    Endpoint(String label, Work work) {
        this.label = label;
        this.work = work;
    }

    /** The endpoint's name in the contract and in every report. */
    public String label() {
        return label;
    }

    /** What it does. */
    public Work work() {
        return work;
    }

    /** The path, to which the size of the work is appended: {@code /test/sync-cpubound}. */
    public String path() {
        return "/test/" + label;
    }

    /** The endpoint of this name. */
    public static Optional<Endpoint> of(String label) {
        return Arrays.stream(values())
                .filter(endpoint -> endpoint.label.equals(label))
                .findFirst();
    }

    /** The names of all endpoints. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Endpoint::label).toList();
    }
}
