package loopvspool.javalin;

import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A virtual thread for each request. They need carriers, of which there are as many as cores, only while they compute: so
 * any number of requests can wait at once, and as many compute as there are cores, each until it is done or waits.
 * Jetty's acceptor and selector are threads of the platform, of a pool as small as they need.
 */
record VirtualThreads() implements HandlerThreads {

    /** How the names of the virtual threads begin, which only replies tell: no census sees them. */
    static final String VIRTUAL = "jetty-virtual-";

    private static final int ACCEPTORS = 1;
    private static final int SELECTORS = 1;
    // Beside those two some that do what the selector finds, if it is not for a handler.
    private static final int THREADS = 8;

    @Override
    public Integer workers() {
        return null;
    }

    @Override
    public int acceptors() {
        return ACCEPTORS;
    }

    @Override
    public int selectors() {
        return SELECTORS;
    }

    @Override
    public QueuedThreadPool pool() {
        QueuedThreadPool pool = new QueuedThreadPool(THREADS, THREADS);
        pool.setVirtualThreadsExecutor(org.eclipse.jetty.util.VirtualThreads.getNamedVirtualThreadsExecutor(VIRTUAL));
        return pool;
    }
}
