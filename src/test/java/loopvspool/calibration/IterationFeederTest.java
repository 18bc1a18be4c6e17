package loopvspool.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IterationFeederTest {
    @Test
    void shouldLookTheCountUpOnlyWhenAUserIsFed() {
        AtomicInteger calibrated = new AtomicInteger();
        IterationFeeder feeder = new IterationFeeder(calibrated::get);
        calibrated.set(4810);

        assertThat(feeder.hasNext()).isTrue();
        assertThat(feeder.next()).containsOnly(entry("iterations", 4810), entry("seat", 0));
    }

    @Test
    void shouldGiveEachUserASeatOfItsOwn() {
        IterationFeeder feeder = new IterationFeeder(() -> 7);

        assertThat(feeder.next()).contains(entry("seat", 0));
        assertThat(feeder.next()).contains(entry("seat", 1));
        assertThat(feeder.next()).contains(entry("seat", 2));
    }
}
