package loopvspool.sut.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import loopvspool.sut.Processes;
import loopvspool.sut.TargetIdentity;

/**
 * Finds out which processes answer at an address, by asking again and again on new connections, some at once: an idle server may give
 * one request after another to the same process. It goes on as long as that shows new ones.
 */
final class ProcessLooks {
    private static final int AT_ONCE = 4;
    /** Of two that answer alike often, the second stays hidden from so many once in 30,000 times. */
    private static final int IN_VAIN = 16;

    private static final int MOST = 256;

    private ProcessLooks() {}

    /**
     * The processes that answer.
     *
     * @param first what one of them has said of itself; where that does not report a process, nobody asks on
     * @param question asks on a connection of its own
     */
    static Processes of(TargetIdentity first, Callable<TargetIdentity> question) throws InterruptedException {
        Processes known = Processes.one(first);
        if (!known.areRecognised()) {
            return known;
        }
        ExecutorService asking = Executors.newFixedThreadPool(AT_ONCE);
        try {
            int inVain = 0;
            for (int looks = 0; looks < MOST && inVain < IN_VAIN; looks += AT_ONCE) {
                List<TargetIdentity> all = new ArrayList<>(known.known());
                for (Future<TargetIdentity> answer :
                        asking.invokeAll(List.of(question, question, question, question))) {
                    try {
                        all.add(answer.get());
                    } catch (ExecutionException e) {
                        // One that does not answer shows no process; whether any answers, others have asked.
                        continue;
                    }
                }
                Processes more = new Processes(all, false);
                inVain = more.count() == known.count() ? inVain + AT_ONCE : 0;
                known = more;
            }
            return known;
        } finally {
            asking.shutdownNow();
        }
    }
}
