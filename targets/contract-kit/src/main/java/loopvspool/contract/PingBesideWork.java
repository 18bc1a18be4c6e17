package loopvspool.contract;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A ping sent while other requests were worked on: what a health check would have seen. */
public record PingBesideWork(Burst work, long sentAtMicros, long answeredAtMicros) {

    private static final int ATTEMPTS = 5;
    private static final long HEAD_START_MILLIS = 100;

    /**
     * Sends so many requests at once, and a ping when the first of them has started and the last has not ended.
     *
     * @param iterations so many that the requests take some tenths of a second
     * @throws AssertionError where the ping never came in between
     */
    public static PingBesideWork of(TargetClient client, String endpoint, int iterations, int users) {
        return of(client, endpoint, () -> client.burst(endpoint, iterations, users));
    }

    /** The same beside IO-bound work. */
    public static PingBesideWork ofIo(TargetClient client, String endpoint, int millis, int users) {
        return of(client, endpoint, () -> client.ioBurst(endpoint, millis, users));
    }

    private static PingBesideWork of(TargetClient client, String endpoint, Supplier<CompletableFuture<Burst>> bursts) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            CompletableFuture<Burst> burst = bursts.get();
            Clock.pause(HEAD_START_MILLIS);
            long sentAtMicros = Clock.micros();
            client.ping().isPong();
            long answeredAtMicros = Clock.micros();
            Burst work = burst.join();
            if (work.firstStartMicros() < sentAtMicros && sentAtMicros < work.lastEndMicros()) {
                return new PingBesideWork(work, sentAtMicros, answeredAtMicros);
            }
        }
        throw new AssertionError("in " + ATTEMPTS + " attempts no ping came while " + endpoint + " was at work");
    }

    /** Whether the answer came before the last of the work was done. */
    public boolean answeredBeforeTheWorkEnded() {
        return answeredAtMicros < work.lastEndMicros();
    }
}
