package loopvspool.sut;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

/**
 * What a target answers to a request for work. Only {@code result} is certain; the others are null where a target does not
 * tell.
 *
 * @param message what was done, in words
 * @param result the handler's wall time, in seconds
 * @param cpuSeconds the CPU time of the handler's thread, in seconds
 * @param iterations the kernel iterations that were run
 * @param answer what the kernel computed
 * @param thread the handler's thread
 * @param startedAtMicros when the handler started, in microseconds since the epoch, by the target's clock
 * @param endedAtMicros when it ended, likewise
 * @param inFlight requests worked on at the same time, this one among them, when it started
 * @param jitMillis what the target's JIT compiler has used since the target's start
 * @param gcMillis what its garbage collectors have used since then
 * @param waitedMillis the milliseconds of waiting that were asked of the downstream service
 * @param downstreamSeconds how long the downstream service held the request, as it says itself
 * @param pid the process that answered: of several behind one address each counts requests, and all else, for itself
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Reply(
        String message,
        Double result,
        Double cpuSeconds,
        Integer iterations,
        String answer,
        String thread,
        Long startedAtMicros,
        Long endedAtMicros,
        Integer inFlight,
        Long jitMillis,
        Long gcMillis,
        Integer waitedMillis,
        Double downstreamSeconds,
        Long pid) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final ObjectReader READER =
            new ObjectMapper().registerModule(WholeNumbers.module()).readerFor(Reply.class);

    /** Most replies of a run hold the same words, and all are kept: each text once. */
    public Reply {
        message = once(message);
        answer = once(answer);
        thread = once(thread);
    }

    private static String once(String text) {
        return text == null ? null : text.intern();
    }

    /**
     * Reads a reply, wherever one comes: in calibration, under load, and where Gatling decides whether a request has failed. Numbers may
     * be written as 57.0, and a byte order mark may stand before it all.
     *
     * @throws IllegalArgumentException if it is not JSON, or does not say how long the handler took
     */
    public static Reply parse(String json) {
        try {
            Reply reply = READER.readValue(withoutMark(json));
            if (reply == null || reply.result == null || !(reply.result >= 0 && Double.isFinite(reply.result))) {
                throw new IllegalArgumentException("the reply has no result in seconds: " + shorten(json));
            }
            return reply;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the reply is not the contract's JSON: " + shorten(json), e);
        }
    }

    /** How much of the work was done, in its unit; null where the target does not report. */
    public Integer done(Work work) {
        return work == Work.CPU ? iterations : waitedMillis;
    }

    /** A text as some servers begin it, for no reason. */
    static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static String shorten(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
