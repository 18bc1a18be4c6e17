package loopvspool.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalTest {
    private static Interval interval(Double... values) {
        return Interval.of(Arrays.asList(values)).orElseThrow();
    }

    @Test
    void shouldBeEmptyWhereNoForkHasAValue() {
        assertThat(Interval.of(Arrays.asList(null, null))).isEmpty();
        assertThat(Interval.of(List.of())).isEmpty();
    }

    @Test
    void shouldHaveNoBoundsOfASingleValue() {
        assertThat(interval(null, 2.0)).isEqualTo(new Interval(2, null, null, Basis.SINGLE, 1));
    }

    @Test
    void shouldShowTheRangeOfTwoToFourValues() {
        assertThat(interval(3.0, 1.0)).isEqualTo(new Interval(2, 1.0, 3.0, Basis.RANGE, 2));
        assertThat(interval(2.0, 4.0, null, 1.0, 5.0)).isEqualTo(new Interval(3, 1.0, 5.0, Basis.RANGE, 4));
    }

    /** One resample in 3125 is the greatest value five times, one in 625 four times with the next one: 0.00095 is between. */
    @Test
    void shouldReachAlmostToTheExtremesOfFiveValues() {
        Interval interval = interval(1.0, 2.0, 3.0, 4.0, 5.0);

        assertThat(interval.basis()).isEqualTo(Basis.BOOTSTRAP);
        assertThat(interval.mean()).isEqualTo(3);
        assertThat(interval.low()).isEqualTo(1.2, within(1e-9));
        assertThat(interval.high()).isEqualTo(4.8, within(1e-9));
    }

    @Test
    void shouldSayTheSameAgain() {
        assertThat(interval(2.01, 1.97, 2.05, 1.99, 2.02, 2.2)).isEqualTo(interval(2.01, 1.97, 2.05, 1.99, 2.02, 2.2));
    }

    @Test
    void shouldHaveNoWidthOfEqualValues() {
        Interval interval = interval(2.0, 2.0, 2.0, 2.0, 2.0);

        assertThat(interval.low()).isEqualTo(2);
        assertThat(interval.high()).isEqualTo(2);
    }

    /** t(0.975, 4) = 2.776, times sqrt(5 / 4) = 3.104, of which the normal distribution has 0.000955 above. */
    @Test
    void shouldWidenTheLevelToTheWidthOfStudentsInterval() {
        assertThat(Bootstrap.expandedTail(5)).isEqualTo(0.000955, within(2e-6));
        assertThat(Bootstrap.expandedTail(10_000)).isEqualTo(0.025, within(1e-4));
    }
}
