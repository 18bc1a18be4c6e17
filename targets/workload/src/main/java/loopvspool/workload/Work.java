package loopvspool.workload;

import java.util.concurrent.atomic.AtomicInteger;

/** The work of requests, timed and counted. One for a target: what is in flight is counted over all its requests. */
public final class Work {

    private final Kernel kernel;
    private final Slowdown slowdown;
    private final AtomicInteger inFlight = new AtomicInteger();

    public Work(Kernel kernel, Slowdown slowdown) {
        this.kernel = kernel;
        this.slowdown = slowdown;
    }

    /**
     * Does the CPU-bound work of one request, on this thread, which it keeps busy for all of the time.
     *
     * @param iterations 1 or more
     */
    public Reply run(int iterations) {
        try (WorkInFlight computing = beginOnThisThread()) {
            return computing.computed(iterations, slowdown.stretch(() -> kernel.run(iterations)));
        }
    }

    /** Begins the work of one request that leaves this thread free; to be closed when it is done, or has failed. */
    public WorkInFlight begin() {
        // No thread stays with it. Its clock costs a system call, which thousands at once would feel.
        return new WorkInFlight(inFlight, null);
    }

    /** Begins the work of one request that keeps this thread until it is done; to be closed then. */
    WorkInFlight beginOnThisThread() {
        return new WorkInFlight(inFlight, JvmCounters.cpuNanosOfThisThread());
    }
}
