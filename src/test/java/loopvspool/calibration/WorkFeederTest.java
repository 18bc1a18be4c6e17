package loopvspool.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkFeederTest {
    @Test
    void shouldLookTheCountUpOnlyWhenAUserIsFed() {
        AtomicInteger calibrated = new AtomicInteger();
        WorkFeeder feeder = new WorkFeeder(Map.of("iterations", calibrated::get));
        calibrated.set(4810);

        assertThat(feeder.hasNext()).isTrue();
        assertThat(feeder.next()).containsOnly(entry("iterations", 4810), entry("seat", 0));
    }

    @Test
    void shouldGiveEachUserASeatOfItsOwn() {
        WorkFeeder feeder = new WorkFeeder(Map.of("iterations", () -> 7));

        assertThat(feeder.next()).contains(entry("seat", 0));
        assertThat(feeder.next()).contains(entry("seat", 1));
        assertThat(feeder.next()).contains(entry("seat", 2));
    }

    @Test
    void shouldCarryTheTimeToWaitBesideTheCount() {
        assertThat(new WorkFeeder(Map.of("iterations", () -> 7, "millis", () -> 1000)).next())
                .containsOnly(entry("iterations", 7), entry("millis", 1000), entry("seat", 0));
    }
}
