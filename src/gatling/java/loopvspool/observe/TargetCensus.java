package loopvspool.observe;

import java.util.List;
import loopvspool.sut.Census;
import loopvspool.sut.ProcessTree.ProcessView;

/**
 * A target's processes and threads at one moment, seen from inside and from outside.
 *
 * @param inside what the target says; null if it did not answer
 * @param outside what the operating system says, the target's own process first; empty if it knows no such process, null if
 *     its processes cannot be seen from here
 * @param unavailable why one of them is missing; null if none is
 */
public record TargetCensus(Census inside, List<ProcessView> outside, String unavailable) {
    /** Copies the list. */
    public TargetCensus {
        outside = outside == null ? null : List.copyOf(outside);
    }

    /** Both views are there. */
    public static TargetCensus of(Census inside, List<ProcessView> outside) {
        return new TargetCensus(inside, outside, null);
    }

    /** The operating system of this machine does not see the target's processes. */
    static TargetCensus insideOnly(Census inside) {
        return new TargetCensus(inside, null, null);
    }

    /** Neither view is there. */
    public static TargetCensus unavailable(String reason) {
        return new TargetCensus(null, List.of(), reason);
    }

    /** The same, with something missing for this reason. */
    TargetCensus butFor(String reason) {
        return new TargetCensus(inside, outside, reason);
    }
}
