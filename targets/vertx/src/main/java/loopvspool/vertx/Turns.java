package loopvspool.vertx;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;

/** So many at once, and who comes later waits, first come, first served. For one event loop, and so without locks. */
final class Turns {

    private final Deque<Promise<Void>> waiting = new ArrayDeque<>();
    private int free;

    Turns(int atOnce) {
        free = atOnce;
    }

    /** Succeeds when it is the caller's turn, which is to be given back. */
    Future<Void> take() {
        if (free > 0) {
            free--;
            return Future.succeededFuture();
        }
        Promise<Void> turn = Promise.promise();
        waiting.add(turn);
        return turn.future();
    }

    void giveBack() {
        Promise<Void> next = waiting.poll();
        if (next == null) {
            free++;
        } else {
            next.complete();
        }
    }
}
