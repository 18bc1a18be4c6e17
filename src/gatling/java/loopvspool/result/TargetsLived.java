package loopvspool.result;

import java.util.stream.Stream;

/** INVALID if a target ended before it was told to. */
final class TargetsLived implements Gate {
    @Override
    public Stream<Finding> check(Evidence evidence) {
        return evidence.deadTargets().stream()
                .map(target -> Finding.invalid(target, "the target ended during the run; its log says why"));
    }
}
