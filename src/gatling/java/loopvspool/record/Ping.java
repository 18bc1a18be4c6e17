package loopvspool.record;

/**
 * A probe's ping on its way, and what became of it. Only the virtual user that carries it in its session touches it,
 * one event after another.
 */
public final class Ping {
    private final int index;
    private final long intendedMicros;
    private Long sentMicros;
    private Long receivedMicros;
    private Integer status;

    /**
     * @param index its place among the pings of the step, 0 for the first
     * @param intendedMicros when it is meant to go out, in microseconds since the epoch
     */
    public Ping(int index, long intendedMicros) {
        this.index = index;
        this.intendedMicros = intendedMicros;
    }

    /** When it is meant to go out, in microseconds since the epoch. */
    public long intendedMicros() {
        return intendedMicros;
    }

    /**
     * Takes the answer as Gatling saw it.
     *
     * @param sentMillis when Gatling sent it, in milliseconds since the epoch
     * @param receivedMillis when it had the whole answer, likewise
     */
    public void answered(long sentMillis, long receivedMillis, int status) {
        this.sentMicros = sentMillis * 1000;
        this.receivedMicros = receivedMillis * 1000;
        this.status = status;
    }

    /**
     * The row of this ping.
     *
     * @param endedMicros when the user had done with it: stands for the time of an answer that never came
     */
    public PingRecord toRecord(long endedMicros) {
        if (status == null) {
            return new PingRecord(index, intendedMicros, null, endedMicros, null, Exchange.NO_ANSWER);
        }
        return new PingRecord(
                index, intendedMicros, sentMicros, receivedMicros, status, status == 200 ? null : "status " + status);
    }
}
