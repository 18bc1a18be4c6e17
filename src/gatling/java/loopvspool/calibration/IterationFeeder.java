package loopvspool.calibration;

import java.util.Iterator;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Carries the calibrated iteration count into a load scenario: each record holds the {@code iterations} of one target and
 * the {@code seat} of the user, 0 for the first one.
 *
 * <p>Gatling asks for the iterator before the run, when nothing is calibrated yet, so the count is looked up with each
 * record. Gatling feeds one user at a time.
 */
public final class IterationFeeder implements Iterator<Map<String, Object>> {
    private final Supplier<Integer> iterations;
    private int seat;

    /** @param iterations the count of the target, known by the time when its load begins */
    public IterationFeeder(Supplier<Integer> iterations) {
        this.iterations = iterations;
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Map<String, Object> next() {
        return Map.of("iterations", iterations.get(), "seat", seat++);
    }
}
