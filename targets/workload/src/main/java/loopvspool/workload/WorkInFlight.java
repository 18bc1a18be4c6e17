package loopvspool.workload;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The work of one request, from when it begins: timed, and counted among those in flight until it is closed. */
public final class WorkInFlight implements AutoCloseable {

    private static final double NANOS_PER_SECOND = 1e9;

    private final AtomicInteger gauge;
    private final int inFlight;
    private final String thread;
    private final long startedAtMicros;
    private final Long cpuStart;
    private final long start;

    /** @param cpuStart the CPU time of the thread that stays with it; null where none does, or it does not tell */
    WorkInFlight(AtomicInteger gauge, Long cpuStart) {
        this.gauge = gauge;
        inFlight = gauge.incrementAndGet();
        thread = Thread.currentThread().getName();
        startedAtMicros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        this.cpuStart = cpuStart;
        start = System.nanoTime();
    }

    /** The reply to CPU-bound work that is just done, by the thread that began it. */
    Reply computed(int iterations, long answer) {
        long nanos = System.nanoTime() - start;
        Double cpuSeconds = cpuSecondsOfThisThread();
        return new Reply(
                "Duration of " + iterations + (iterations == 1 ? " iteration" : " iterations"),
                nanos / NANOS_PER_SECOND,
                cpuSeconds,
                iterations,
                String.format("%016x", answer),
                thread,
                startedAtMicros,
                endedAtMicros(nanos),
                inFlight,
                JvmCounters.jitMillis(),
                JvmCounters.gcMillis(),
                null,
                null);
    }

    /** The reply to a call that is just answered, and kept the thread that began it waiting for all of the time. */
    Reply blocked(int millis, double downstreamSeconds) {
        long nanos = System.nanoTime() - start;
        return waited(millis, downstreamSeconds, nanos, cpuSecondsOfThisThread());
    }

    /**
     * The reply to a call that is just answered, and left the thread free meanwhile: the CPU time that the thread has
     * spent since was spent on anybody's requests.
     *
     * @param millis the wanted time
     * @param downstreamSeconds how long the downstream service held the call, by its own account
     */
    public Reply waited(int millis, double downstreamSeconds) {
        return waited(millis, downstreamSeconds, System.nanoTime() - start, null);
    }

    /** Counts it out. */
    @Override
    public void close() {
        gauge.decrementAndGet();
    }

    private Reply waited(int millis, double downstreamSeconds, long nanos, Double cpuSeconds) {
        return new Reply(
                Waited.message(millis),
                nanos / NANOS_PER_SECOND,
                cpuSeconds,
                null,
                null,
                thread,
                startedAtMicros,
                endedAtMicros(nanos),
                inFlight,
                JvmCounters.jitMillis(),
                JvmCounters.gcMillis(),
                millis,
                downstreamSeconds);
    }

    private Double cpuSecondsOfThisThread() {
        Long cpuEnd = JvmCounters.cpuNanosOfThisThread();
        return cpuStart == null || cpuEnd == null ? null : (cpuEnd - cpuStart) / NANOS_PER_SECOND;
    }

    private long endedAtMicros(long nanos) {
        return startedAtMicros + nanos / 1_000;
    }
}
