package loopvspool.sut;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** Asks targets for their census, at the port that they have for nothing else. */
public final class CensusClient {
    /** How long a target may take for the whole answer. */
    static final Duration TIMEOUT = Duration.ofSeconds(2);

    /** Ten minutes of samples are about 2 MB. */
    private static final int MOST_BYTES = 16 << 20;

    private final Asker asker = new Asker(TIMEOUT, MOST_BYTES);

    /**
     * The census as it is now, without a peak and a series.
     *
     * @throws IOException if the target does not answer within 2 s, or not as the contract says; the message names it
     */
    public Census now(RunningTarget target) throws IOException, InterruptedException {
        return ask(target, "");
    }

    /**
     * The census as it is now, with the peak and the series of a time.
     *
     * @param sinceMicros where that time begins, in microseconds since the epoch, by the target's clock
     * @param untilMicros where it ends, likewise
     * @throws IOException if the target does not answer within 2 s, or not as the contract says; the message names it
     */
    public Census between(RunningTarget target, long sinceMicros, long untilMicros)
            throws IOException, InterruptedException {
        return ask(target, "?since=" + sinceMicros + "&until=" + untilMicros);
    }

    private Census ask(RunningTarget target, String query) throws IOException, InterruptedException {
        URI uri = target.census()
                .orElseThrow(() -> new IOException(
                        "%s offers no census".formatted(target.spec().name())))
                .resolve("/test/resmon" + query);
        try {
            Answer answer = asker.get(uri);
            if (answer.status() != Answer.OK) {
                throw new IOException("status " + answer.status());
            }
            return Census.parse(answer.body());
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException("%s at %s: %s".formatted(target.spec().name(), uri, e.getMessage()), e);
        }
    }
}
