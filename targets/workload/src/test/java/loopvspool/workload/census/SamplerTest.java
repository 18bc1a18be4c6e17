package loopvspool.workload.census;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplerTest {

    private static final long NANOS_PER_MILLI = 1_000_000;

    /** Times in milliseconds; a sample is due every 100. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 100",
        "0, 40, 100",
        "0, 99, 100",
        "0, 100, 200",
        "300, 460, 500",
        "300, 1399, 1400",
        "-250, -200, -150",
        // It woke up early.
        "300, 299, 400",
    })
    void keepsToItsGridAndDoesNotMakeUpForWhatItMissed(long due, long now, long next) {
        assertThat(Sampler.next(due * NANOS_PER_MILLI, now * NANOS_PER_MILLI)).isEqualTo(next * NANOS_PER_MILLI);
    }
}
