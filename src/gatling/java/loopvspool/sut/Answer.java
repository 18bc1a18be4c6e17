package loopvspool.sut;

/**
 * What a server answered.
 *
 * @param status HTTP status
 * @param body the body, or its beginning
 * @param seconds from the request to the end of the body, by the client's clock
 */
public record Answer(int status, String body, double seconds) {
    /** The status of an answer that tells something. */
    public static final int OK = 200;

    private static final int SHOWN = 80;
    /** A server rounds, and two clocks need not agree to the millisecond. */
    private static final double SLACK_SECONDS = 0.002;

    /**
     * What is wrong with this as the reply to a request for so much work; empty if nothing is.
     *
     * @param amount iterations or milliseconds
     */
    public String wrong(Work work, int amount) {
        if (status != OK) {
            return "status " + status;
        }
        Reply reply;
        try {
            reply = Reply.parse(body);
        } catch (IllegalArgumentException e) {
            return "it answers 200 and '%s', not JSON with a result in seconds".formatted(beginning());
        }
        Integer done = reply.done(work);
        if (done != null && done != amount) {
            return "asked for %d %s it says that it did %d".formatted(amount, work.unit(), done);
        }
        return reply.result() > seconds + SLACK_SECONDS
                ? "it says that the work took %s s, and its client has waited %.3f s: is its result in seconds?"
                        .formatted(reply.result(), seconds)
                : "";
    }

    private String beginning() {
        String line = body.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
