package loopvspool.record;

/**
 * A probe's ping, answered or not. Times are in microseconds since the epoch; all but the intended one are exact to a
 * millisecond.
 *
 * @param index its place among the pings of the step, 0 for the first
 * @param intendedMicros when it was meant to go out
 * @param sentMicros when it went out; null if it is not known to have gone out
 * @param receivedMicros when the answer was complete, or the wait for it was over
 * @param status HTTP status; null without an answer
 * @param failure why it counts as failed; null if it does not
 */
public record PingRecord(
        int index, long intendedMicros, Long sentMicros, long receivedMicros, Integer status, String failure) {

    /** Whether the target answered as it should. */
    public boolean isAnswered() {
        return failure == null;
    }

    /** From the intended send to the answer, in seconds. */
    public double waitSeconds() {
        // Gatling's clock shows the millisecond that has begun, ours the microsecond.
        return Math.max(0, receivedMicros - intendedMicros) / 1e6;
    }
}
