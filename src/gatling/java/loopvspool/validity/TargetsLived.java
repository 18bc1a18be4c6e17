package loopvspool.validity;

import java.util.stream.Stream;

/** INVALID if a target ended before it was told to. */
final class TargetsLived implements Gate {
    private static final Cause CAUSE = new Cause("target-ended", "targets ended during the run");

    @Override
    public Stream<Finding> check(Evidence evidence) {
        return evidence.deadTargets().stream()
                .map(target -> CAUSE.invalid(target, "the target ended during the run; its log says why"));
    }
}
