package loopvspool.workload;

import java.util.concurrent.atomic.AtomicInteger;

/** The work of requests, timed and counted. One for a target: what is in flight is counted over all its requests. */
public final class Work {

    private final Kernel kernel;
    private final AtomicInteger inFlight = new AtomicInteger();

    public Work(Kernel kernel) {
        this.kernel = kernel;
    }

    /**
     * Does the CPU-bound work of one request, on this thread, which it keeps busy for all of the time.
     *
     * @param iterations 1 or more
     */
    public Reply run(int iterations) {
        try (WorkInFlight computing = begin()) {
            return computing.computed(iterations, kernel.run(iterations));
        }
    }

    /** Begins the work of one request that somebody else does; to be closed when it is done, or has failed. */
    public WorkInFlight begin() {
        return new WorkInFlight(inFlight);
    }
}
