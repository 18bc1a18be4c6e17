package loopvspool.javalin;

import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Javalin's pool where nobody chooses one: 8 threads, and up to 250 as requests come. A few of them Jetty lends to itself,
 * more on more cores, so that this is how many requests are handled at once at the most.
 */
record DefaultPool() implements HandlerThreads {

    private static final int MIN_THREADS = 8;
    private static final int MAX_THREADS = 250;

    @Override
    public Integer workers() {
        return MAX_THREADS;
    }

    @Override
    public int acceptors() {
        return JETTYS_CHOICE;
    }

    @Override
    public int selectors() {
        return JETTYS_CHOICE;
    }

    @Override
    public QueuedThreadPool pool() {
        return new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    }
}
