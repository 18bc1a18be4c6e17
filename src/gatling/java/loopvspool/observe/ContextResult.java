package loopvspool.observe;

import java.util.List;
import loopvspool.sut.ProcessTree.ProcessView;

/**
 * What it took to run a target in one context.
 *
 * @param target the target's name
 * @param fork the fork that it belongs to, from 1
 * @param context production or development
 * @param readySeconds from the start of its first process until it answered a ping
 * @param idle its processes when it was ready, seen from outside
 * @param busy of four looks a second during a burst, the one with most threads
 * @param editToAnswerSeconds from saving a source until the new code answered; null where nothing reloads, or it did not
 */
public record ContextResult(
        String target,
        int fork,
        String context,
        double readySeconds,
        List<ProcessView> idle,
        List<ProcessView> busy,
        Double editToAnswerSeconds) {

    /** Threads of all these processes. */
    public static int threads(List<ProcessView> processes) {
        return processes.stream().mapToInt(ProcessView::threads).sum();
    }

    /** Resident memory of all these processes, in bytes; a page that they share counts in each. */
    public static long residentBytes(List<ProcessView> processes) {
        return processes.stream().mapToLong(ProcessView::residentBytes).sum();
    }
}
