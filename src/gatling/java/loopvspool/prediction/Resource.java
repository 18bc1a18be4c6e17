package loopvspool.prediction;

/**
 * What requests must have before they go on, and queue for, first come, first served.
 *
 * @param name tells it from the others of a machine
 * @param capacity how many may have it at once, at least 1; {@link #UNLIMITED} if any number may
 * @param mostWaiting how many may queue for it, at least 0; one more is rejected
 */
public record Resource(String name, int capacity, int mostWaiting) {
    /** Any number. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    public Resource {
        if (capacity < 1 || mostWaiting < 0) {
            throw new IllegalArgumentException(
                    "%s: a capacity of at least 1 and a queue of at least 0, but got %d and %d"
                            .formatted(name, capacity, mostWaiting));
        }
    }

    /** One with a queue that has no end. */
    public Resource(String name, int capacity) {
        this(name, capacity, UNLIMITED);
    }
}
