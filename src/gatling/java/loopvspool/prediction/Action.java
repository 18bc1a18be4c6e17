package loopvspool.prediction;

/** A step of a {@link Program}. */
public sealed interface Action {
    /** Queue for the resource, and go on with it. */
    record Acquire(Resource resource) implements Action {}

    /** Leave it to the next. */
    record Release(Resource resource) implements Action {}

    /** Compute so many seconds' worth of one core. */
    record Compute(double seconds) implements Action {}

    /** Let so many seconds pass. */
    record Pause(double seconds) implements Action {}

    /** Moments of a request that are written down, and take no time. */
    enum Mark implements Action {
        /** The first phase of its demand begins. */
        BEGUN,
        /** The last phase of its demand is over. */
        ENDED
    }
}
