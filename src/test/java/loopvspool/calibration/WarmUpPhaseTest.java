package loopvspool.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarmUpPhaseTest {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int WINDOW = 12;

    private WarmUpPhase phase = within(Duration.ofMinutes(1));

    private static WarmUpPhase within(Duration limit) {
        return new WarmUpPhase(List.of("/test/a", "/test/b", "/test/c"), limit, 1);
    }

    /** Answers so many probes, each iteration in the given time. */
    private List<CalibrationRequest> answer(int probes, double perIterationSeconds, long jitMillis) {
        List<CalibrationRequest> asked = new ArrayList<>();
        for (int i = 0; i < probes; i++) {
            CalibrationRequest probe = phase.next().orElseThrow();
            double seconds = probe.iterations() * perIterationSeconds;
            phase.observe(new Sample(probe.iterations(), seconds, seconds, jitMillis));
            asked.add(probe);
        }
        return asked;
    }

    @Test
    void shouldPauseBeforeEachWindowOfTwelveAndNotWithinIt() {
        List<CalibrationRequest> asked = answer(2 * WINDOW, 0.0001, 0);

        for (int i = 0; i < asked.size(); i++) {
            assertThat(asked.get(i).pauseBefore())
                    .as("pause before request %d", i)
                    .isEqualTo(i == 0 || i == 12 ? PAUSE : Duration.ZERO);
        }
    }

    @Test
    void shouldTakeTheEndpointsInTurn() {
        assertThat(answer(4, 0.0001, 0))
                .extracting(CalibrationRequest::path)
                .containsExactly("/test/a/1", "/test/b/1", "/test/c/1", "/test/a/1");
    }

    @ParameterizedTest(name = "{0} s an iteration")
    @CsvSource({"0.002, 12", "0.0004, 62", "0.1, 1", "0.0000001, 10000"})
    void shouldBeginWithSinglesAndThenAskForRequestsOfTwentyFiveMilliseconds(double perIteration, int iterations) {
        assertThat(answer(WINDOW, perIteration, 0))
                .extracting(CalibrationRequest::iterations)
                .as("the first window")
                .containsOnly(1);
        assertThat(phase.next().orElseThrow().iterations())
                .as("after it, 25 ms, from 1 to 10000")
                .isEqualTo(iterations);
    }

    @Test
    void shouldEndAfterTheSixthWindowOfASteadyTarget() {
        answer(6 * WINDOW, 0.0004, 0);

        assertThat(phase.next()).isEmpty();
        assertThat(phase.warmUp().windows()).isEqualTo(6);
    }

    @Test
    void shouldEndAtTheLimitButNotInTheMiddleOfAWindow() {
        phase = within(Duration.ofSeconds(1));

        answer(2 * WINDOW, 0.01, 0);
        assertThat(phase.elapsedSeconds())
                .as("100 ms + 12 x 10 ms + 100 ms + 12 x 20 ms")
                .isCloseTo(0.56, offset(1e-9));

        answer(WINDOW - 1, 0.05, 0);
        assertThat(phase.elapsedSeconds()).as("the limit is past").isGreaterThan(1);
        answer(1, 0.05, 0);

        assertThat(phase.next()).isEmpty();
        assertThat(phase.warmUp().isSteady()).isFalse();
    }
}
