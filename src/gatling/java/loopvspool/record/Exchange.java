package loopvspool.record;

import loopvspool.sut.Reply;

/**
 * One request on its way, and what became of it. A virtual user carries it in its session from just before the send until
 * just after the answer; only that user's events touch it, one after another.
 */
public final class Exchange {
    static final String NO_ANSWER = "no answer: no connection, a broken one, or the time ran out";

    private final int seat;
    private final int round;
    private final int amount;
    private final long releasedMicros = LabClock.micros();
    private long sentMicros;
    private long receivedMicros;
    private Integer status;
    private String body = "";

    /**
     * Begins now: from here on, time counts as response time.
     *
     * @param seat the user, 0 for the first
     * @param round the request of this user, 0 for the first
     * @param amount the kernel iterations, or milliseconds of waiting, asked for
     */
    public Exchange(int seat, int round, int amount) {
        this.seat = seat;
        this.round = round;
        this.amount = amount;
    }

    /**
     * Takes the answer as Gatling saw it.
     *
     * @param sentMillis when Gatling sent the request, in milliseconds since the epoch
     * @param receivedMillis when it had the whole answer, likewise
     */
    public void answered(long sentMillis, long receivedMillis, int status, String body) {
        this.sentMicros = sentMillis * 1000;
        this.receivedMicros = receivedMillis * 1000;
        this.status = status;
        this.body = body;
    }

    public long releasedMicros() {
        return releasedMicros;
    }

    /**
     * The row of this request.
     *
     * @param intendedMicros when it was meant to go out
     * @param endedMicros when the user had done with it: stands for the time of an answer that never came
     */
    public RequestRecord toRecord(long intendedMicros, long endedMicros) {
        if (status == null) {
            return RequestRecord.failed(seat, round, amount, intendedMicros, null, endedMicros, null, NO_ANSWER);
        }
        if (status != 200) {
            return RequestRecord.failed(
                    seat, round, amount, intendedMicros, sentMicros, receivedMicros, status, "status " + status);
        }
        try {
            return new RequestRecord(
                    seat, round, amount, intendedMicros, sentMicros, receivedMicros, status, null, Reply.parse(body));
        } catch (IllegalArgumentException e) {
            return RequestRecord.failed(
                    seat, round, amount, intendedMicros, sentMicros, receivedMicros, status, e.getMessage());
        }
    }
}
