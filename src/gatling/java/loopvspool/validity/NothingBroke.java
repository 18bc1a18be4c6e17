package loopvspool.validity;

import java.util.stream.Stream;

/** INVALID if a calibration failed, or the results could not be written. */
final class NothingBroke implements Gate {
    @Override
    public Stream<Finding> check(Evidence evidence) {
        return evidence.broken().stream();
    }
}
