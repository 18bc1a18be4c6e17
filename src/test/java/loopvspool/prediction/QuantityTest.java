package loopvspool.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QuantityTest {
    /** Response times of 1, 2, 3 … seconds. */
    private static StepSample sample(int requests) {
        return StepSample.measured(
                DoubleStream.iterate(1, one -> one + 1).limit(requests).toArray(), requests, 4);
    }

    @Test
    void shouldHaveNamesOfItsOwnWhereverItIsNamed() {
        for (Function<Quantity, String> name :
                List.<Function<Quantity, String>>of(Quantity::label, Quantity::brief, Quantity::words, Quantity::key)) {
            assertThat(Arrays.stream(Quantity.values()).map(name)).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource(Quantity.class)
    void shouldBeFoundByEachOfItsNames(Quantity quantity) {
        assertThat(List.of(quantity.label(), quantity.brief(), quantity.words()))
                .allSatisfy(name -> assertThat(Quantity.named(name)).contains(quantity));
    }

    @ParameterizedTest
    @CsvSource({
        "MAKESPAN, 1000",
        "MEAN_RESPONSE, 500.5",
        "MIN_RESPONSE, 1",
        "P50, 500",
        "P90, 900",
        "P95, 950",
        "P99, 990",
        "MAX_RESPONSE, 1000",
        "THROUGHPUT, 1",
        "PEAK_CONCURRENCY, 4"
    })
    void shouldComeOfTheResponseTimes(Quantity quantity, double value) {
        assertThat(quantity.carriedBy(sample(1_000)).orElseThrow()).isEqualTo(value, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"P50, 20", "P90, 100", "P95, 200", "P99, 1000"})
    void shouldTakeTenRequestsBeyondAPercentile(Quantity quantity, int least) {
        assertThat(quantity.leastRequests()).isEqualTo(least);
        assertThat(quantity.carriedBy(sample(least))).isPresent();
        assertThat(quantity.carriedBy(sample(least - 1))).isEmpty();
        assertThat(quantity.of(sample(least - 1))).as("a simulation is exact").isPresent();
    }

    @Test
    void shouldBeAbsentWhereItIsNotReported() {
        StepSample silent = StepSample.measured(new double[] {1, 2}, 2, null);

        assertThat(Quantity.PEAK_CONCURRENCY.carriedBy(silent)).isEqualTo(OptionalDouble.empty());
        assertThat(Quantity.REJECTIONS.carriedBy(silent)).isEqualTo(OptionalDouble.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "MEAN_RESPONSE, meanResponseSeconds, mean_response_s",
        "P95, p95Seconds, p95_s",
        "THROUGHPUT, throughputPerSecond, throughput_per_s",
        "PEAK_CONCURRENCY, peakConcurrency, peak_concurrency"
    })
    void shouldNameItsUnitInFiles(Quantity quantity, String key, String column) {
        assertThat(quantity.key()).isEqualTo(key);
        assertThat(quantity.column()).isEqualTo(column);
    }
}
