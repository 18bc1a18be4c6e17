package loopvspool.contract;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The client's clock, in the unit of the replies. */
final class Clock {

    private Clock() {}

    /** Microseconds since the epoch. */
    static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** Waits that long; for letting something begin that nothing reports. */
    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
