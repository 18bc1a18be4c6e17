package loopvspool.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatioTest {
    private static final List<Double> ONES = List.of(1.0, 1.0, 1.0, 1.0, 1.0);
    private static final List<Double> TWOS = List.of(2.0, 2.0, 2.0, 2.0, 2.0);

    private static Ratio ratio(List<Double> values, List<Double> base) {
        return Ratio.of(values, base).orElseThrow();
    }

    @Test
    void shouldCompareConstants() {
        assertThat(ratio(TWOS, ONES)).isEqualTo(new Ratio(2, 2.0, 2.0, 0.0, 5, 5));
        assertThat(ratio(TWOS, TWOS)).isEqualTo(new Ratio(1, 1.0, 1.0, 1.0, 5, 5));
    }

    @Test
    void shouldLeaveOutForksWithoutAValue() {
        assertThat(ratio(Arrays.asList(2.0, null, 4.0), ONES).ratio()).isEqualTo(3);
        assertThat(ratio(Arrays.asList(2.0, null, 4.0), ONES).count()).isEqualTo(2);
    }

    @Test
    void shouldHaveNoIntervalBelowFiveValuesOnEitherSide() {
        Ratio few = ratio(List.of(1.9, 2.0, 2.0, 2.1), ONES);

        assertThat(few.low()).isNull();
        assertThat(few.high()).isNull();
        assertThat(few.p()).isLessThan(0.001);
        assertThat(ratio(ONES, List.of(1.9, 2.0, 2.0, 2.1)).low()).isNull();
    }

    @Test
    void shouldHaveNoProbabilityOfASingleValue() {
        assertThat(ratio(List.of(2.0), ONES).p()).isNull();
    }

    @Test
    void shouldNotCompareWhatIsAbsentOrNotAboveZero() {
        assertThat(Ratio.of(Arrays.asList(null, null), ONES)).isEmpty();
        assertThat(Ratio.of(ONES, List.of())).isEmpty();
        assertThat(Ratio.of(List.of(1.0, 0.0), ONES)).isEmpty();
        assertThat(Ratio.of(ONES, List.of(1.0, -1.0))).isEmpty();
    }

    /**
     * Logarithms 1..5 and 3..7: means 2 apart, both variances 2.5, so t = 2 / sqrt(2.5 / 5 + 2.5 / 5) = 2 with 8 degrees of
     * freedom, whose tables say p = 0.0805.
     */
    @Test
    void shouldTestTheLogarithms() {
        List<Double> values = exponentials(3, 4, 5, 6, 7);
        List<Double> base = exponentials(1, 2, 3, 4, 5);

        assertThat(ratio(values, base).p()).isEqualTo(0.0805, within(5e-5));
        assertThat(ratio(base, values).p())
                .as("whichever is the base")
                .isEqualTo(ratio(values, base).p(), within(1e-12));
    }

    private static List<Double> exponentials(double... logarithms) {
        return Arrays.stream(logarithms).map(Math::exp).boxed().toList();
    }

    @Test
    void shouldHaveTheRatioOfTheMeansWithinItsInterval() {
        Ratio ratio = ratio(List.of(2.1, 2.2, 2.3, 2.2, 2.2), List.of(2.0, 1.9, 2.1, 2.0, 2.0));

        assertThat(ratio.ratio()).isEqualTo(1.1, within(1e-9));
        assertThat(ratio.low()).isBetween(2.1 / 2.1, 1.1);
        assertThat(ratio.high()).isBetween(1.1, 2.3 / 1.9);
    }
}
