package loopvspool.workload;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service that IO-bound requests wait for, as a target sees it: what to ask it, how long to be patient, and what to
 * make of what comes back. Who asks, by blocking or not, is another matter.
 *
 * @param url where it listens, without a path
 * @param slowdown how much longer it is asked to take
 */
public record Downstream(URI url, Slowdown slowdown) {

    /** Where it answers after so many milliseconds as the rest of the path says. */
    public static final String PATH = "/wait/";

    /** How many milliseconds one request may ask it to wait. */
    public static final PathNumber MILLIS = new PathNumber("millis", 60_000);

    /** How much longer than the wanted time a target waits for the answer: an overloaded service is late, not dead. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int OK = 200;
    private static final int MAX_PORT = 65_535;

    // No answer is anywhere near as long; what is longer, or does not tell, could fill the memory.
    private static final Pattern CONTENT_LENGTH = Pattern.compile("[0-9]{1,5}");

    private static final Logger LOG = LoggerFactory.getLogger(Downstream.class);

    /**
     * The service at a URL that somebody wrote.
     *
     * @throws IllegalArgumentException where it is not {@code http://host:port} and nothing else
     */
    static Downstream at(String text, Slowdown slowdown) {
        URI url = URI.create(text);
        if (url.getHost() == null || url.getPort() < 1 || url.getPort() > MAX_PORT) {
            throw new IllegalArgumentException("no host and port");
        }
        if (!url.equals(RunningTarget.url(url.getHost(), url.getPort()))) {
            throw new IllegalArgumentException("more than a host and a port");
        }
        return new Downstream(url, slowdown);
    }

    /** The path that answers after so many milliseconds, and what the target is slowed by. */
    public String path(int millis) {
        return PATH + slowdown.millis(millis);
    }

    /** How long to wait for the answer to a request that is to take so many milliseconds. */
    public Duration limit(int millis) {
        return PATIENCE.plusMillis(slowdown.millis(millis));
    }

    /**
     * Whether the body of a response is worth reading.
     *
     * @param contentLength the header field; null where there is none
     */
    public boolean mayAnswer(int status, String contentLength) {
        return status == OK
                && contentLength != null
                && CONTENT_LENGTH.matcher(contentLength).matches();
    }

    /**
     * How long the service held a request, in seconds, by its own account.
     *
     * @param body of the response; empty where it was not worth reading
     * @throws RejectedRequest 502, where the response is not what the service answers
     */
    public double heldSeconds(int status, byte[] body) {
        if (status != OK) {
            throw unanswered("its status is " + status);
        }
        JsonNode held = Json.tree(body).path("result");
        double seconds = held.doubleValue();
        if (!held.isNumber() || !(seconds >= 0) || Double.isInfinite(seconds)) {
            throw unanswered("what came does not say how long it waited");
        }
        return seconds;
    }

    /**
     * What to answer where no response came, or none that could be read: 502. The words of an HTTP client name classes,
     * and are for the log of who looks for them.
     */
    public RejectedRequest failed(Throwable failure) {
        LOG.debug("no answer from {}", url, failure);
        return unanswered(
                failure instanceof ConnectException || failure instanceof UnknownHostException
                        ? "it takes no connection"
                        : "the connection broke, or what came over it is not HTTP");
    }

    /** What to answer where the limit is over: 504. */
    public RejectedRequest late(int millis) {
        return new RejectedRequest(Problem.gatewayTimeout("the downstream service at " + url + " did not answer within "
                + limit(millis).toMillis() + " ms"));
    }

    private RejectedRequest unanswered(String reason) {
        return new RejectedRequest(
                Problem.badGateway("the downstream service at " + url + " did not answer: " + reason));
    }
}
