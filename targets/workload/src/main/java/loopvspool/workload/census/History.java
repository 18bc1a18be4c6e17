package loopvspool.workload.census;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last samples, oldest first; when it is full, each new one pushes the oldest out. For any number of threads. */
final class History {

    private final int capacity;
    private final Deque<Sample> samples;

    /**
     * An empty one.
     *
     * @param capacity how many samples it keeps, 1 or more
     */
    History(int capacity) {
        this.capacity = capacity;
        this.samples = new ArrayDeque<>(capacity);
    }

    synchronized void add(Sample sample) {
        if (samples.size() == capacity) {
            samples.removeFirst();
        }
        samples.addLast(sample);
    }

    /** When the oldest sample was taken, in microseconds since the epoch; there must be one. */
    synchronized long fromMicros() {
        return samples.getFirst().atMicros();
    }

    synchronized List<Sample> in(Window window) {
        return samples.stream().filter(window::holds).toList();
    }
}
