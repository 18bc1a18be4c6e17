package loopvspool.vertx;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import loopvspool.workload.Reply;
import loopvspool.workload.Work;

/**
 * The ways to do CPU-bound work in a server that has one event loop: two that block it, one that waits in line, one
 * that works.
 */
final class CpuWork {

    static final String POOL_NAME = "cpu-worker";

    private static final boolean UNORDERED = false;

    private final Work work;
    private final Vertx vertx;
    private final Optional<WorkerExecutor> pool;

    /** @param workers how many threads the pool for unordered work has; empty: it is Vert.x's own */
    CpuWork(Work work, Vertx vertx, OptionalInt workers) {
        this.work = work;
        this.vertx = vertx;
        this.pool = workers.isPresent()
                ? Optional.of(vertx.createSharedWorkerExecutor(POOL_NAME, workers.getAsInt()))
                : Optional.empty();
    }

    /** On the event loop: until it is done, nobody else is answered, nor even read. */
    Reply sync(int iterations) {
        return work.run(iterations);
    }

    /**
     * The same, hidden: the signature promises that it returns at once, and the work is done before it does. People
     * write this when an interface wants a Future and the code at hand is synchronous (a parser, a template, a hash, a
     * driver), or because they take a Future for a thread. The caller cannot tell, nor does a review of the caller.
     */
    Future<Reply> badAsync(int iterations) {
        Reply reply = work.run(iterations);
        return Future.succeededFuture(reply);
    }

    /**
     * Off the event loop, but one at a time: {@code executeBlocking} keeps the order of the calls of a verticle unless
     * it is told otherwise, so that the default pool of 20 threads works like one. Pings are answered; the work queues
     * as before.
     */
    Future<Reply> ordered(int iterations) {
        return vertx.executeBlocking(() -> work.run(iterations));
    }

    /** Off the event loop, unordered, on as many threads as the pool has: by default one for each core. */
    Future<Reply> async(int iterations) {
        Callable<Reply> blocking = () -> work.run(iterations);
        return pool.map(own -> own.executeBlocking(blocking, UNORDERED))
                .orElseGet(() -> vertx.executeBlocking(blocking, UNORDERED));
    }
}
