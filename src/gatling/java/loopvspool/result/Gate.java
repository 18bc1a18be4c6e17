package loopvspool.result;

import java.util.stream.Stream;

/** A condition that a run must meet to be believed. One small class each. */
interface Gate {
    /** What is wrong; nothing if the condition is met. */
    Stream<Finding> check(Evidence evidence);
}
