package loopvspool.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private final WarmUp warmUp = new WarmUp();

    /** A window of 1 s of load. */
    private void window(double perIterationSeconds, Long jitMillis) {
        warmUp.add(new WarmUp.Window(perIterationSeconds, false, 1, jitMillis));
    }

    private void windows(int count, double perIterationSeconds, Long jitMillis) {
        for (int i = 0; i < count; i++) {
            window(perIterationSeconds, jitMillis);
        }
    }

    @Test
    void shouldNotBeSteadyBeforeSixWindows() {
        windows(5, 0.0004, 100L);
        assertThat(warmUp.isSteady()).as("after five").isFalse();

        window(0.0004, 100L);
        assertThat(warmUp.isSteady()).as("after six").isTrue();
    }

    @Test
    void shouldForgetTheColdWindows() {
        windows(3, 0.0200, 0L);
        windows(5, 0.0004, 0L);

        assertThat(warmUp.isSteady()).isTrue();
    }

    @Test
    void shouldNotBeSteadyWhileTheMediansDiffer() {
        window(0.0004, 0L);
        List.of(100.0, 100.0, 100.0, 100.0, 107.0).forEach(value -> window(value, 0L));
        // mean 101.4, standard deviation sqrt(39.2 / 4) = 3.130, so 3.087 %
        assertThat(warmUp.variationPercent()).isEqualTo(3.087, within(0.001));
        assertThat(warmUp.isSteady()).isFalse();
    }

    @Test
    void shouldBeSteadyWhenTheMediansHardlyDiffer() {
        window(0.0004, 0L);
        List.of(100.0, 100.0, 100.0, 100.0, 106.0).forEach(value -> window(value, 0L));
        // mean 101.2, standard deviation sqrt(28.8 / 4) = 2.683, so 2.651 %
        assertThat(warmUp.variationPercent()).isEqualTo(2.651, within(0.001));
        assertThat(warmUp.isSteady()).isTrue();
    }

    @Test
    void shouldNotBeSteadyWhileTheCompilerIsBusy() {
        window(0.0004, 1000L);
        List.of(1060L, 1120L, 1180L, 1240L, 1300L).forEach(jit -> window(0.0004, jit));

        assertThat(warmUp.jitPercent()).as("300 ms of 5 s").isEqualTo(6, within(1e-9));
        assertThat(warmUp.isSteady()).isFalse();
    }

    @Test
    void shouldBeSteadyWithTheCompilerAtItsLimit() {
        window(0.0004, 1000L);
        List.of(1050L, 1100L, 1150L, 1200L, 1250L).forEach(jit -> window(0.0004, jit));

        assertThat(warmUp.jitPercent()).as("250 ms of 5 s").isEqualTo(5, within(1e-9));
        assertThat(warmUp.isSteady()).isTrue();
    }

    @Test
    void shouldJudgeByTheMediansAloneWhereTheCompilerTellsNothing() {
        windows(6, 0.0004, null);

        assertThat(warmUp.jitPercent()).isZero();
        assertThat(warmUp.isSteady()).isTrue();
    }

    @Test
    void shouldTakeTheMedianOfAWindowByTheIteration() {
        WarmUp.Window window = WarmUp.Window.of(
                List.of(new Sample(10, 0.9, 0.004, 1L), new Sample(20, 0.1, 0.010, 2L), new Sample(10, 0.1, 0.090, 3L)),
                1);

        assertThat(window.perIterationSeconds())
                .as("of 0.4, 0.5 and 9 ms of CPU time")
                .isEqualTo(0.0005, within(1e-12));
        assertThat(window.loadSeconds()).as("wall time").isEqualTo(1.1, within(1e-12));
        assertThat(window.jitMillis()).isEqualTo(3);
    }
}
