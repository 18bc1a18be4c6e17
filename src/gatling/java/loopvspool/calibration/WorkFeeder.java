package loopvspool.calibration;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Carries the size of the work into a load scenario: each record holds, under the name of its unit, the calibrated
 * {@code iterations} of one target, or the {@code millis} to wait, and the {@code seat} of the user, 0 for the first one.
 *
 * <p>Gatling asks for the iterator before the run, when nothing is calibrated yet, so the sizes are looked up with each
 * record. Gatling feeds one user at a time.
 */
public final class WorkFeeder implements Iterator<Map<String, Object>> {
    private final Map<String, Supplier<Integer>> sizes;
    private int seat;

    /** @param sizes how much of each kind of work, by its unit, known by the time when the load begins */
    public WorkFeeder(Map<String, Supplier<Integer>> sizes) {
        this.sizes = Map.copyOf(sizes);
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Map<String, Object> next() {
        Map<String, Object> next = new HashMap<>();
        sizes.forEach((unit, size) -> next.put(unit, size.get()));
        next.put("seat", seat++);
        return next;
    }
}
