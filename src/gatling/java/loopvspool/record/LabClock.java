package loopvspool.record;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Microseconds since the epoch that never go backwards: the system clock is read once, and from then on the monotonic one.
 * Gatling's own clock does the same with milliseconds.
 */
public final class LabClock {
    private static final long NANOS_AT_START = System.nanoTime();
    private static final long MICROS_AT_START = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());

    private LabClock() {}

    /** Reads the system clock, if that has not been done: to be called early, so that a run has one clock for all of it. */
    public static void start() {
        micros();
    }

    /** Now, whatever becomes of the system clock. */
    public static Instant now() {
        return Instant.EPOCH.plus(micros(), ChronoUnit.MICROS);
    }

    /** Now, in microseconds since the epoch. */
    public static long micros() {
        return MICROS_AT_START + (System.nanoTime() - NANOS_AT_START) / 1000;
    }
}
