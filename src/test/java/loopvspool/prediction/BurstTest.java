package loopvspool.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import loopvspool.prediction.Source.Feedback;
import loopvspool.prediction.Source.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bursts of equal requests. The tables were worked out by hand from the waves that docs/method.md describes, for D = 1 s. */
class BurstTest {
    private static final double ROUNDING = 1e-9;

    private static Outcomes burst(int workers, int cores, int users) {
        return Simulation.of(
                new RequestStream(
                        Trace.burst(users),
                        Demand.compute(1),
                        Programs.pool(
                                new Resource("workers", workers),
                                new Resource("connections", Resource.UNLIMITED),
                                Cost.NONE)),
                Machine.of(cores));
    }

    private static Prediction predict(int workers, int cores, int users) {
        return Prediction.of("", List.of(burst(workers, cores, users)), false);
    }

    private static void check(
            int workers, int cores, int users, String completions, double makespan, double mean, int peak) {
        double[] expected = Arrays.stream(completions.trim().split("\\s+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        Outcomes outcomes = burst(workers, cores, users);
        assertThat(IntStream.range(0, users).mapToDouble(outcomes::completed).toArray())
                .as("completions of %d users", users)
                .containsExactly(expected, within(ROUNDING));
        Prediction prediction = Prediction.of("", List.of(outcomes), false);
        assertThat(prediction.makespanSeconds()).as("makespan").isCloseTo(makespan, within(ROUNDING));
        assertThat(prediction.expected(Quantity.MEAN_RESPONSE).orElseThrow().value())
                .as("mean response")
                .isCloseTo(mean, within(ROUNDING));
        assertThat(prediction.peakConcurrency()).as("peak concurrency").isEqualTo(peak);
    }

    @ParameterizedTest(name = "{0} users, one at a time")
    @CsvSource(delimiter = '|', textBlock = """
                    1 | 1                 | 1 | 1
                    2 | 1 2               | 2 | 1.5
                    3 | 1 2 3             | 3 | 2
                    4 | 1 2 3 4           | 4 | 2.5
                    5 | 1 2 3 4 5         | 5 | 3
                    6 | 1 2 3 4 5 6       | 6 | 3.5
                    7 | 1 2 3 4 5 6 7     | 7 | 4
                    8 | 1 2 3 4 5 6 7 8   | 8 | 4.5
                    9 | 1 2 3 4 5 6 7 8 9 | 9 | 5
                    """)
    void shouldServeOneAfterAnother(int users, String completions, double makespan, double mean) {
        check(1, 1, users, completions, makespan, mean, 1);
        check(1, 1, users, completions, makespan, mean, 1);
    }

    @ParameterizedTest(name = "{0} users, 2 at a time")
    @CsvSource(delimiter = '|', textBlock = """
                    1 | 1                 | 1 | 1                  | 1
                    2 | 1 1               | 1 | 1                  | 2
                    3 | 1 1 2             | 2 | 1.3333333333333333 | 2
                    4 | 1 1 2 2           | 2 | 1.5                | 2
                    5 | 1 1 2 2 3         | 3 | 1.8                | 2
                    6 | 1 1 2 2 3 3       | 3 | 2                  | 2
                    7 | 1 1 2 2 3 3 4     | 4 | 2.2857142857142856 | 2
                    8 | 1 1 2 2 3 3 4 4   | 4 | 2.5                | 2
                    9 | 1 1 2 2 3 3 4 4 5 | 5 | 2.7777777777777777 | 2
                    """)
    void shouldServeInWavesOfTwo(int users, String completions, double makespan, double mean, int workers) {
        check(2, 2, users, completions, makespan, mean, workers);
    }

    @ParameterizedTest(name = "{0} users, 4 at a time")
    @CsvSource(delimiter = '|', textBlock = """
                    1 | 1                 | 1 | 1                  | 1
                    2 | 1 1               | 1 | 1                  | 2
                    3 | 1 1 1             | 1 | 1                  | 3
                    4 | 1 1 1 1           | 1 | 1                  | 4
                    5 | 1 1 1 1 2         | 2 | 1.2                | 4
                    6 | 1 1 1 1 2 2       | 2 | 1.3333333333333333 | 4
                    7 | 1 1 1 1 2 2 2     | 2 | 1.4285714285714286 | 4
                    8 | 1 1 1 1 2 2 2 2   | 2 | 1.5                | 4
                    9 | 1 1 1 1 2 2 2 2 3 | 3 | 1.6666666666666667 | 4
                    """)
    void shouldServeInWavesOfFour(int users, String completions, double makespan, double mean, int workers) {
        check(4, 4, users, completions, makespan, mean, workers);
    }

    @ParameterizedTest(name = "{0} users, 4 workers on 2 cores")
    @CsvSource(delimiter = '|', textBlock = """
                    1 | 1                       | 1   | 1                  | 1
                    2 | 1 1                     | 1   | 1                  | 2
                    3 | 1.5 1.5 1.5             | 1.5 | 1.5                | 3
                    4 | 2 2 2 2                 | 2   | 2                  | 4
                    5 | 2 2 2 2 3               | 3   | 2.2                | 4
                    6 | 2 2 2 2 3 3             | 3   | 2.3333333333333333 | 4
                    7 | 2 2 2 2 3.5 3.5 3.5     | 3.5 | 2.642857142857143  | 4
                    8 | 2 2 2 2 4 4 4 4         | 4   | 3                  | 4
                    9 | 2 2 2 2 4 4 4 4 5       | 5   | 3.2222222222222223 | 4
                    """)
    void shouldShareTwoCoresAmongFourWorkers(int users, String completions, double makespan, double mean, int workers) {
        check(4, 2, users, completions, makespan, mean, workers);
    }

    @ParameterizedTest(name = "{0} users, 3 workers on 2 cores")
    @CsvSource(delimiter = '|', textBlock = """
                    1 | 1                           | 1   | 1                  | 1
                    2 | 1 1                         | 1   | 1                  | 2
                    3 | 1.5 1.5 1.5                 | 1.5 | 1.5                | 3
                    4 | 1.5 1.5 1.5 2.5             | 2.5 | 1.75               | 3
                    5 | 1.5 1.5 1.5 2.5 2.5         | 2.5 | 1.9                | 3
                    6 | 1.5 1.5 1.5 3 3 3           | 3   | 2.25               | 3
                    7 | 1.5 1.5 1.5 3 3 3 4         | 4   | 2.5                | 3
                    8 | 1.5 1.5 1.5 3 3 3 4 4       | 4   | 2.6875             | 3
                    9 | 1.5 1.5 1.5 3 3 3 4.5 4.5 4.5 | 4.5 | 3                | 3
                    """)
    void shouldShareTwoCoresAmongThreeWorkers(
            int users, String completions, double makespan, double mean, int workers) {
        check(3, 2, users, completions, makespan, mean, workers);
    }

    @ParameterizedTest(name = "{0} users, 16 workers on 8 cores")
    @CsvSource(delimiter = '|', textBlock = """
                    1 | 1                       | 1     | 1
                    2 | 1 1                     | 1     | 1
                    3 | 1 1 1                   | 1     | 1
                    4 | 1 1 1 1                 | 1     | 1
                    5 | 1 1 1 1 1               | 1     | 1
                    6 | 1 1 1 1 1 1             | 1     | 1
                    7 | 1 1 1 1 1 1 1           | 1     | 1
                    8 | 1 1 1 1 1 1 1 1         | 1     | 1
                    9 | 1.125 1.125 1.125 1.125 1.125 1.125 1.125 1.125 1.125 | 1.125 | 1.125
                    """)
    void shouldNotSlowDownWhileThereAreCoresForAll(int users, String completions, double makespan, double mean) {
        check(16, 8, users, completions, makespan, mean, users);
    }

    @ParameterizedTest(name = "{0} cores")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void shouldPredictNoGainButAWorseMeanFromTwiceAsManyWorkersAsCores(int cores) {
        for (int users : new int[] {3 * cores, 4 * cores + 1}) {
            Prediction one = predict(cores, cores, users);
            Prediction two = predict(2 * cores, cores, users);
            assertThat(two.makespanSeconds())
                    .as("makespan of the 2x pool with %d users", users)
                    .isCloseTo(one.makespanSeconds(), within(ROUNDING))
                    .isCloseTo(users == 3 * cores ? 3 : 5, within(ROUNDING));
            assertThat(two.expected(Quantity.MEAN_RESPONSE).orElseThrow().value())
                    .as("mean of the 2x pool with %d users", users)
                    .isGreaterThan(
                            one.expected(Quantity.MEAN_RESPONSE).orElseThrow().value() + 0.1);
        }
    }

    @Test
    void shouldPredictThatNobodyWaitsWhoIsAlone() {
        Outcomes outcomes = Simulation.of(
                new RequestStream(
                        Feedback.sequence(3),
                        Demand.compute(2),
                        Programs.pool(
                                new Resource("workers", 2),
                                new Resource("connections", Resource.UNLIMITED),
                                Cost.NONE)),
                Machine.of(1));

        assertThat(Prediction.of("alone", List.of(outcomes), false).values())
                .containsAllEntriesOf(
                        PredictionFixture.predicted("alone", 6, 2, 1).values());
    }

    @Test
    void shouldBeARangeWhereAllMayComeToOneOfTwoLoops() {
        Prediction loops = Prediction.of("2 at a time", List.of(burst(2, 2, 4), burst(1, 2, 4)), true);

        assertThat(loops.bestCase()).isTrue();
        assertThat(loops.discipline()).isEqualTo("at most 2 at a time");
        assertThat(loops.expected(Quantity.PEAK_CONCURRENCY)).contains(new Expected(2, 1, 2));
        assertThat(loops.expected(Quantity.MAKESPAN)).contains(new Expected(2, 2, 4));
    }

    @Test
    void shouldLeaveNothingToChanceWithOneWorker() {
        Prediction alone = Prediction.of("one at a time", List.of(burst(1, 2, 4), burst(1, 2, 4)), true);

        assertThat(alone.bestCase()).isFalse();
        assertThat(alone.values().values()).noneMatch(Expected::isRange);
    }
}
