package loopvspool.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapacitySearchTest {
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 7, 69.9, 70, 71, 99.5, 300})
    void shouldFindTheLargestRateThatKeepsTheLimit(double truth) {
        AtomicInteger asked = new AtomicInteger();
        double found = CapacitySearch.largest(100, rate -> {
            asked.incrementAndGet();
            return rate <= truth;
        });

        double expected = Math.min(truth, 100);
        assertThat(found).isLessThanOrEqualTo(expected).isEqualTo(expected, within(0.011 * expected));
        assertThat(asked.get()).isLessThan(20);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01})
    void shouldSayThatNoRateKeepsIt(double truth) {
        assertThat(CapacitySearch.largest(100, rate -> rate <= truth)).isZero();
    }
}
