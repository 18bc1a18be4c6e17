package loopvspool.workload;

/**
 * What the downstream service answers when the wanted time is over.
 *
 * @param message for people: "Waited 1000 ms"
 * @param millis the wanted time
 * @param result how long it really held the request, in seconds
 */
public record Waited(String message, int millis, double result) implements Answer {

    private static final double NANOS_PER_SECOND = 1e9;

    /** The answer to a request that was held for so many nanoseconds. */
    public static Waited of(int millis, long heldNanos) {
        return new Waited(message(millis), millis, heldNanos / NANOS_PER_SECOND);
    }

    static String message(int millis) {
        return "Waited " + millis + " ms";
    }
}
