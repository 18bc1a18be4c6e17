package loopvspool.contract.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import loopvspool.contract.HttpAnswer;
import loopvspool.contract.TargetClient;

/** A target to check. */
public final class Subject {
    static final String CALIBRATE = "/test/calibrate";
    static final String SYNC_CPUBOUND = "/test/sync-cpubound";
    static final int OK = 200;
    static final int NOT_FOUND = 404;

    /** None of the work that is asked for takes longer, unless something is wrong. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int MOST_ITERATIONS = 100_000;
    private static final int TOO_LONG = 4;
    /** A busy machine delays one or the other. */
    private static final int TRIES = 3;

    private final URI url;
    private final OptionalInt workers;
    private final TargetClient client;

    /**
     * @param url where it answers, without a path
     * @param workers how many requests it is said to work on at once
     */
    public Subject(URI url, OptionalInt workers) {
        this.url = url;
        this.workers = workers;
        this.client = new TargetClient(url, PATIENCE);
    }

    URI url() {
        return url;
    }

    OptionalInt workers() {
        return workers;
    }

    TargetClient client() {
        return client;
    }

    /** What it says of itself; an object without a field if it does not. */
    JsonNode identity() {
        HttpAnswer ping = client.ping();
        return ping.status() == OK ? ping.json() : new HttpAnswer(OK, ping.headers(), "{}").json();
    }

    /** Asks and waits. */
    Reply ask(String path) {
        long start = System.nanoTime();
        HttpAnswer answer = client.get(path);
        return new Reply(path, answer, (System.nanoTime() - start) / 1e9);
    }

    /** Asks for CPU-bound work and waits. */
    Reply work(int iterations) {
        return ask(SYNC_CPUBOUND + "/" + iterations);
    }

    /**
     * How many iterations its client waits for at least so long, each time that it asks. Where one reply comes much later than that,
     * and says that this was work, or a number is reached that is more than enough, it ends sooner: the others may be cached.
     */
    int iterationsFor(double seconds) {
        int iterations = 1;
        while (iterations < MOST_ITERATIONS && !isEnough(iterations, seconds)) {
            iterations *= 2;
        }
        return iterations;
    }

    private boolean isEnough(int iterations, double seconds) {
        List<Reply> replies =
                Stream.generate(() -> work(iterations)).limit(TRIES).toList();
        return replies.stream().allMatch(reply -> reply.waitedSeconds() >= seconds)
                || replies.stream()
                        .anyMatch(reply -> reply.waitedSeconds() >= TOO_LONG * seconds && reply.result() >= seconds);
    }
}
