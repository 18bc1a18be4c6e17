package loopvspool.sut;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** Talks to a target outside of load: is it there, and what is it? */
public final class TargetClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int MOST_BYTES = 1 << 20;

    private final Asker asker = new Asker(TIMEOUT, MOST_BYTES);
    private final ObjectMapper json = new ObjectMapper();

    /**
     * Pings a target.
     *
     * @throws IOException if it does not answer within 2 s, or not as the contract says
     */
    public TargetIdentity ping(URI target) throws IOException, InterruptedException {
        Answer answer = asker.get(target.resolve("/test/ping"));
        if (answer.status() != Answer.OK) {
            throw new IOException("status " + answer.status());
        }
        try {
            return TargetIdentity.of(json.readTree(answer.body()));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
