package loopvspool.record;

import loopvspool.sut.Reply;

/**
 * One request of a step, answered or not. Times are in microseconds since the epoch; the injector's are exact to a
 * millisecond.
 *
 * @param seat the user, 0 for the first
 * @param round the request of this user, 0 for the first
 * @param amount the kernel iterations, or milliseconds of waiting, asked for
 * @param intendedMicros when it was meant to go out
 * @param sentMicros when it went out; null if it is not known to have gone out
 * @param receivedMicros when the answer was complete, or the wait for it was over
 * @param status HTTP status; null without an answer
 * @param failure why it counts as failed; null if it does not
 * @param reply the target's answer; null if the request failed
 */
public record RequestRecord(
        int seat,
        int round,
        int amount,
        long intendedMicros,
        Long sentMicros,
        long receivedMicros,
        Integer status,
        String failure,
        Reply reply) {

    public static RequestRecord failed(
            int seat,
            int round,
            int amount,
            long intendedMicros,
            Long sentMicros,
            long receivedMicros,
            Integer status,
            String failure) {
        return new RequestRecord(
                seat, round, amount, intendedMicros, sentMicros, receivedMicros, status, failure, null);
    }

    /** Whether the target answered as it should. */
    public boolean isAnswered() {
        return reply != null;
    }

    /** From the intended send to the answer, in seconds. */
    public double responseSeconds() {
        return (receivedMicros - intendedMicros) / 1e6;
    }

    /** What of the response time was not service, in seconds; only of an answered request. */
    public double queueWaitSeconds() {
        return responseSeconds() - reply.result();
    }
}
