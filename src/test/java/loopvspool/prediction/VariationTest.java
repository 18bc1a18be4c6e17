package loopvspool.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VariationTest {
    private static final int DRAWS = 400_000;

    /** Each with the standard deviation of its factors. */
    static Object[][] variations() {
        return new Object[][] {
            {new Variation.Equal(), 0.0},
            {new Variation.Exponential(), 1.0},
            {new Variation.LogNormal(0.5), 0.5},
            {new Variation.LogNormal(1.5), 1.5},
            // 0.1 of 5.5 / 1.45 and 0.9 of 1 / 1.45
            {new Variation.Bimodal(0.1, 5.5), Math.sqrt((0.1 * 5.5 * 5.5 + 0.9) / (1.45 * 1.45) - 1)},
        };
    }

    @ParameterizedTest
    @MethodSource("variations")
    void shouldVaryAroundOneAsMuchAsItSays(Variation variation, double deviation) {
        Random random = new Random(5);
        double[] factors = IntStream.range(0, DRAWS)
                .mapToDouble(i -> variation.draw(random))
                .toArray();
        double mean =
                IntStream.range(0, DRAWS).mapToDouble(i -> factors[i]).average().orElseThrow();
        double variance = IntStream.range(0, DRAWS)
                        .mapToDouble(i -> (factors[i] - mean) * (factors[i] - mean))
                        .sum()
                / DRAWS;

        assertThat(mean).isEqualTo(1, within(0.01));
        assertThat(Math.sqrt(variance)).isEqualTo(deviation, within(0.05));
    }

    @Test
    void shouldDrawTheSameAgainAndVaryAllPhasesTogether() {
        Demand mean = Demand.of(new Phase.Compute(1), new Phase.Wait(2), new Phase.Query(3));
        Demand third = new Variation.Exponential().demands(mean, 5, 7).apply(3);

        assertThat(new Variation.Exponential().demands(mean, 5, 7).apply(3)).isEqualTo(third);
        double factor = third.phases().get(0).seconds();
        assertThat(third).isEqualTo(mean.times(factor));
        assertThat(third.phases().get(2).seconds()).isEqualTo(3 * factor, within(1e-12));
    }

    @Test
    void shouldRankPercentilesAsTheSmallestThatEnoughDoNotExceed() {
        Responses responses = new Responses(4, 1, 3, 2);

        assertThat(responses.percentile(50)).isEqualTo(2);
        assertThat(responses.percentile(51)).isEqualTo(3);
        assertThat(responses.percentile(100)).isEqualTo(4).isEqualTo(responses.max());
        assertThat(responses.mean()).isEqualTo(2.5);
    }
}
