package loopvspool.workload;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The work of requests, timed and counted. One for a target: what is in flight is counted over all its requests. */
public final class Work {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Kernel kernel;
    private final AtomicInteger inFlight = new AtomicInteger();

    public Work(Kernel kernel) {
        this.kernel = kernel;
    }

    /**
     * Does the work of one request, on this thread, which it keeps busy for all of the time.
     *
     * @param iterations 1 or more
     */
    public Reply run(int iterations) {
        int inFlightNow = inFlight.incrementAndGet();
        try {
            return timed(iterations, inFlightNow);
        } finally {
            inFlight.decrementAndGet();
        }
    }

    private Reply timed(int iterations, int inFlightNow) {
        long startedAtMicros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        Long cpuStart = JvmCounters.cpuNanosOfThisThread();
        long start = System.nanoTime();
        long answer = kernel.run(iterations);
        long nanos = System.nanoTime() - start;
        Long cpuEnd = JvmCounters.cpuNanosOfThisThread();
        return new Reply(
                "Duration of " + iterations + (iterations == 1 ? " iteration" : " iterations"),
                nanos / NANOS_PER_SECOND,
                cpuStart == null || cpuEnd == null ? null : (cpuEnd - cpuStart) / NANOS_PER_SECOND,
                iterations,
                String.format("%016x", answer),
                Thread.currentThread().getName(),
                startedAtMicros,
                startedAtMicros + nanos / 1_000,
                inFlightNow,
                JvmCounters.jitMillis(),
                JvmCounters.gcMillis());
    }
}
