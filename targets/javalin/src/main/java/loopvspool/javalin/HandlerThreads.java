package loopvspool.javalin;

import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Which threads Jetty's handlers run on, and which it lends to itself. */
sealed interface HandlerThreads permits ExactPool, DefaultPool, VirtualThreads {

    /** How the names of a pool's threads begin. */
    String NAME = "jetty-worker";

    /** As many acceptors, or selectors, as Jetty finds right for the machine's cores. */
    int JETTYS_CHOICE = -1;

    /** How many requests are handled at once; null where nothing limits it. */
    Integer workers();

    int acceptors();

    int selectors();

    /** A pool for one server; not started. */
    QueuedThreadPool pool();
}
