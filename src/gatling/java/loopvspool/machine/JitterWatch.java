package loopvspool.machine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * A thread that should wake every 50 ms and notes by how much it woke late: then whatever else this JVM had to do in that
 * moment was late, too, and a response time holds time that no target took. The idea is Hyperfoil's. Thread-safe.
 */
public final class JitterWatch implements AutoCloseable {
    /** How often it should wake. */
    public static final Duration EVERY = Duration.ofMillis(50);
    /** Less than this is the machine's timer, and not kept. */
    private static final long KEPT_MICROS = 10_000;

    private record Late(long atMicros, long byMicros) {}

    private final LongSupplier clock;
    private final List<Late> lates = new ArrayList<>();
    private final Thread thread = new Thread(this::watch, "jitter-watch");
    private volatile boolean closed;

    /** @param clock microseconds since the epoch that never go backwards */
    public JitterWatch(LongSupplier clock) {
        this.clock = clock;
        thread.setDaemon(true);
    }

    /** Watches from now on. */
    public JitterWatch start() {
        thread.start();
        return this;
    }

    private void watch() {
        while (!closed) {
            long due = clock.getAsLong() + EVERY.toNanos() / 1_000;
            LockSupport.parkNanos(EVERY.toNanos());
            woke(due, clock.getAsLong());
        }
    }

    /** A thread was to wake at the one moment and woke at the other, in microseconds by its clock. */
    public synchronized void woke(long due, long now) {
        if (now - due >= KEPT_MICROS) {
            lates.add(new Late(now, now - due));
        }
    }

    /** By how much it woke late at the worst between two moments of its clock, in seconds; 0 if it was on time. */
    public synchronized double worstSeconds(long fromMicros, long untilMicros) {
        return lates.stream()
                        .filter(late ->
                                late.atMicros() >= fromMicros && late.atMicros() - late.byMicros() <= untilMicros)
                        .mapToLong(Late::byMicros)
                        .max()
                        .orElse(0)
                / 1e6;
    }

    /** Ends it. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
