package loopvspool.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import loopvspool.Await;
import org.junit.jupiter.api.Test;

class JitterWatchTest {
    private final JitterWatch watch = new JitterWatch(() -> 0);

    @Test
    void shouldTellTheWorstOfThoseInTheTimeAskedFor() {
        watch.woke(1_000_000, 1_200_000);
        watch.woke(2_000_000, 2_120_000);
        watch.woke(3_000_000, 3_500_000);

        assertThat(watch.worstSeconds(1_500_000, 2_500_000)).isEqualTo(0.12);
        assertThat(watch.worstSeconds(2_110_000, 2_115_000))
                .as("it slept through all of it")
                .isEqualTo(0.12);
        assertThat(watch.worstSeconds(0, 9_000_000)).isEqualTo(0.5);
        assertThat(watch.worstSeconds(4_000_000, 5_000_000)).isZero();
    }

    @Test
    void shouldNotKeepWhatIsTheMachinesTimer() {
        watch.woke(1_000_000, 1_009_999);

        assertThat(watch.worstSeconds(0, 2_000_000)).isZero();
    }

    @Test
    void shouldSeeAClockThatJumpsWhileItSleeps() {
        AtomicLong clock = new AtomicLong();
        try (JitterWatch jumping = new JitterWatch(() -> clock.getAndAdd(400_000)).start()) {
            Await.until(
                    "a late wake-up", Duration.ofSeconds(10), () -> jumping.worstSeconds(0, Long.MAX_VALUE) == 0.35);
        }
    }
}
