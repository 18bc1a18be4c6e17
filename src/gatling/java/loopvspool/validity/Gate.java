package loopvspool.validity;

import java.util.stream.Stream;

/** A condition that a run must meet to be believed. One small class each. */
public interface Gate {
    /** What is wrong; nothing if the condition is met. */
    Stream<Finding> check(Evidence evidence);

    /** What of this condition nobody could check here, and why; nothing if all of it was. */
    default Stream<Remark> unchecked(Evidence evidence) {
        return Stream.empty();
    }

    /** What of it a reader should know, and what is no reason to doubt the run. */
    default Stream<Remark> notes(Evidence evidence) {
        return Stream.empty();
    }
}
