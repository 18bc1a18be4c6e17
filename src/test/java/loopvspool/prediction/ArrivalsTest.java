package loopvspool.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ArrivalsTest {
    @Test
    void shouldComeAtASteadyRateHalfAnIntervalAfterTheStart() {
        Arrivals arrivals = Arrivals.within(1, 10, 1000);

        assertThat(arrivals.count()).isEqualTo(10);
        assertThat(arrivals.at(0)).isEqualTo(0.05, within(1e-12));
        assertThat(arrivals.at(1)).isEqualTo(0.15, within(1e-12));
        assertThat(arrivals.at(9)).isEqualTo(0.95, within(1e-12));
    }

    @Test
    void shouldNotComeAfterTheTimeIsOver() {
        for (double seconds : new double[] {0.101, 0.149, 0.151, 0.19, 3.33, 17.1}) {
            Arrivals arrivals = Arrivals.within(seconds, 10, 1000);

            assertThat(arrivals.at(arrivals.count() - 1))
                    .as("last within %s s", seconds)
                    .isLessThan(seconds + 1e-9);
            assertThat(arrivals.at(arrivals.count()))
                    .as("next after %s s", seconds)
                    .isGreaterThan(seconds - 1e-9);
        }
    }

    @Test
    void shouldBeOneInTheMiddleOfATimeThatIsShorterThanAnInterval() {
        assertThat(Arrivals.within(0.02, 10, 1000)).isEqualTo(new Arrivals(0.02, 1));
        assertThat(Arrivals.within(0.02, 10, 1000).at(0)).isEqualTo(0.01);
    }

    @Test
    void shouldComeMoreRarelyWhereThereWouldBeTooMany() {
        assertThat(Arrivals.within(300, 10, 100)).isEqualTo(new Arrivals(3, 100));
    }

    @Test
    void shouldNotTakeWhatIsNoRate() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Arrivals(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Arrivals(1, 0));
    }
}
