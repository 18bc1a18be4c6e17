package loopvspool.prediction;

/**
 * What a request takes beside its demand, in seconds, each at least 0.
 *
 * @param hold occupies the entry resource (loop, worker, carrier) and a core before the first phase
 * @param answer occupies the loop and a core after the last phase, where a loop writes the answer
 * @param path is added once, and occupies nothing: the network, the injector
 */
public record Cost(double hold, double answer, double path) {
    /** Nothing. */
    public static final Cost NONE = new Cost(0, 0, 0);

    public Cost {
        if (!(hold >= 0 && answer >= 0 && path >= 0)) {
            throw new IllegalArgumentException(
                    "costs are 0 s or more, but got %s, %s, %s".formatted(hold, answer, path));
        }
    }
}
