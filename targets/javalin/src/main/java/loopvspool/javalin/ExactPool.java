package loopvspool.javalin;

import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * As many threads as requests are to be handled at once. Jetty lends threads of its pool to itself (acceptors, selectors,
 * reserved threads), so that a pool of W threads has fewer than W workers: here one selector is lent one thread, and
 * nothing else is.
 */
record ExactPool(Integer workers) implements HandlerThreads {

    private static final int SELECTORS = 1;
    private static final int NO_RESERVED_THREADS = 0;
    private static final int THREAD_IDLE_MILLIS = 60_000;

    @Override
    public int acceptors() {
        return 0;
    }

    @Override
    public int selectors() {
        return SELECTORS;
    }

    @Override
    public QueuedThreadPool pool() {
        int threads = workers + SELECTORS;
        return new QueuedThreadPool(threads, threads, THREAD_IDLE_MILLIS, NO_RESERVED_THREADS, null, null);
    }
}
