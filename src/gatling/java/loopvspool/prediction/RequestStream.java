package loopvspool.prediction;

import java.util.function.IntFunction;

/**
 * Requests that are put on a server: when they come, what they ask for, and how the server serves them.
 *
 * @param source when they arrive
 * @param demands what the request of this index, in the order of arrival from 0, asks for
 * @param program how the server serves them
 * @param patienceSeconds how long a user waits for an answer, above 0; infinite if for ever. Whoever has given up stays queued and
 *     is served, unless the program purges
 */
public record RequestStream(Source source, IntFunction<Demand> demands, Program program, double patienceSeconds) {
    public RequestStream {
        if (!(patienceSeconds > 0)) {
            throw new IllegalArgumentException("patience is more than 0 s, but got " + patienceSeconds);
        }
    }

    /** Requests that all ask for the same, of users who wait for ever. */
    public RequestStream(Source source, Demand demand, Program program) {
        this(source, index -> demand, program, Double.POSITIVE_INFINITY);
    }

    /** The same requests on a server of another program. */
    public RequestStream servedBy(Program other) {
        return new RequestStream(source, demands, other, patienceSeconds);
    }
}
