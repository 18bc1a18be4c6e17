package loopvspool.calibration;

import java.util.Iterator;
import java.util.Map;
import java.util.function.Supplier;
import loopvspool.target.Work;

/**
 * Carries the size of the work into a load scenario: each record holds, under the name of its unit, the calibrated
 * {@code iterations} of one target, or the {@code millis} to wait, and the {@code seat} of the user, 0 for the first one.
 *
 * <p>Gatling asks for the iterator before the run, when nothing is calibrated yet, so the size is looked up with each record.
 * Gatling feeds one user at a time.
 */
public final class WorkFeeder implements Iterator<Map<String, Object>> {
    private final Work work;
    private final Supplier<Integer> size;
    private int seat;

    /**
     * @param work the kind of work
     * @param size how much of it, known by the time when the load begins
     */
    public WorkFeeder(Work work, Supplier<Integer> size) {
        this.work = work;
        this.size = size;
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Map<String, Object> next() {
        return Map.of(work.unit(), size.get(), "seat", seat++);
    }
}
