package loopvspool.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import loopvspool.prediction.Discipline.OneAtATime;
import loopvspool.prediction.Discipline.Pool;
import loopvspool.prediction.Discipline.SharedCores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables were worked out by hand from the waves that docs/method.md describes, for D = 1 s. */
class DisciplineTest {
    private static final double ROUNDING = 1e-9;

    private static void check(
            Discipline discipline, int users, String completions, double makespan, double mean, int workers) {
        double[] expected = Arrays.stream(completions.trim().split("\\s+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(discipline.completions(users, 1))
                .as("completions of %d users", users)
                .containsExactly(expected, within(ROUNDING));
        Prediction prediction = Prediction.ofBurst(discipline, users, 1);
        assertThat(prediction.makespanSeconds()).as("makespan").isCloseTo(makespan, within(ROUNDING));
        assertThat(prediction.meanResponseSeconds()).as("mean response").isCloseTo(mean, within(ROUNDING));
        assertThat(prediction.effectiveWorkers()).as("effective workers").isEqualTo(workers);
        assertThat(prediction.discipline()).isEqualTo(discipline.describe());
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
        check(new OneAtATime(), users, completions, makespan, mean, 1);
        check(new Pool(1), users, completions, makespan, mean, 1);
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
        check(new Pool(2), users, completions, makespan, mean, workers);
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
        check(new Pool(4), users, completions, makespan, mean, workers);
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
        check(new SharedCores(4, 2), users, completions, makespan, mean, workers);
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
        check(new SharedCores(3, 2), users, completions, makespan, mean, workers);
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
        check(new SharedCores(16, 8), users, completions, makespan, mean, users);
    }

    @Test
    void shouldGrowWithTheServiceTime() {
        assertThat(new Pool(2).completions(3, 0.5)).containsExactly(0.5, 0.5, 1.0);
        assertThat(new SharedCores(4, 2).completions(5, 0.5)).containsExactly(1.0, 1.0, 1.0, 1.0, 1.5);
        assertThat(new OneAtATime().completions(2, 0.5)).containsExactly(0.5, 1.0);
    }

    @Nested
    class OfCpuWork {
        @ParameterizedTest
        @ValueSource(ints = {1, 2, 8})
        void shouldBeOneAtATimeWithOneWorkerOnAnyMachine(int cores) {
            assertThat(Discipline.ofCpuWork(1, cores)).isEqualTo(new OneAtATime());
        }

        @ParameterizedTest
        @CsvSource({"2, 2", "2, 4", "8, 8"})
        void shouldBeAPoolWhereEachWorkerHasACore(int workers, int cores) {
            assertThat(Discipline.ofCpuWork(workers, cores)).isEqualTo(new Pool(workers));
        }

        @ParameterizedTest
        @CsvSource({"2, 1", "3, 2", "4, 2", "16, 8"})
        void shouldShareTheCoresWhereThereAreMoreWorkers(int workers, int cores) {
            assertThat(Discipline.ofCpuWork(workers, cores)).isEqualTo(new SharedCores(workers, cores));
        }
    }

    @ParameterizedTest(name = "{0} cores")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void shouldPredictNoGainButAWorseMeanFromTwiceAsManyWorkersAsCores(int cores) {
        Discipline single = Discipline.ofCpuWork(cores, cores);
        Discipline dual = Discipline.ofCpuWork(2 * cores, cores);

        for (int users : new int[] {3 * cores, 4 * cores + 1}) {
            Prediction one = Prediction.ofBurst(single, users, 1);
            Prediction two = Prediction.ofBurst(dual, users, 1);
            assertThat(two.makespanSeconds())
                    .as("makespan of the 2x pool with %d users", users)
                    .isCloseTo(one.makespanSeconds(), within(ROUNDING))
                    .isCloseTo(users == 3 * cores ? 3 : 5, within(ROUNDING));
            assertThat(two.meanResponseSeconds())
                    .as("mean of the 2x pool with %d users", users)
                    .isGreaterThan(one.meanResponseSeconds() + 0.1);
        }
    }

    @Test
    void shouldSayInWordsHowItServes() {
        assertThat(new OneAtATime().describe()).isEqualTo("one at a time");
        assertThat(new Pool(4).describe()).isEqualTo("4 at a time");
        assertThat(new SharedCores(4, 2).describe()).isEqualTo("4 at a time, sharing 2 cores");
    }

    @Test
    void shouldRefuseAPoolOfNobody() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Pool(0)).withMessageContaining("workers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SharedCores(0, 2))
                .withMessageContaining("workers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SharedCores(2, 0))
                .withMessage("cores must be at least 1, but is 0");
    }

    @Test
    void shouldPredictThatNobodyWaitsWhoIsAlone() {
        assertThat(Prediction.ofSequence(3, 2)).isEqualTo(new Prediction("alone", 6, 2, 1));
    }

    @Test
    void shouldSayThatItIsTheBestCaseWhereChanceMayLeaveWorkersIdle() {
        Prediction best = Prediction.ofBurst(new Pool(2), 4, 1).asBestCase();

        assertThat(best).isEqualTo(new Prediction("at most 2 at a time", 2, 1.5, 2, true));
        assertThat(best.allows(1)).isTrue();
        assertThat(best.allows(2)).isTrue();
        assertThat(best.allows(3)).isFalse();
        assertThat(Prediction.ofBurst(new Pool(2), 4, 1).allows(1))
                .as("by chance")
                .isFalse();
    }

    @Test
    void shouldLeaveNothingToChanceWithOneWorker() {
        Prediction alone = Prediction.ofSequence(3, 2);

        assertThat(alone.asBestCase()).isEqualTo(alone);
    }

    @Nested
    class WorkThatWaits {
        @Test
        void shouldBeCompleteAllAtOnceWhereNothingLimitsIt() {
            Discipline unlimited = Discipline.ofWaiting(Integer.MAX_VALUE);

            assertThat(unlimited.completions(4, 0.5)).containsExactly(0.5, 0.5, 0.5, 0.5);
            assertThat(unlimited.effectiveWorkers(2000)).isEqualTo(2000);
            assertThat(unlimited.describe()).isEqualTo("all at once");
        }

        @Test
        void shouldNeedWorkersAndNoCores() {
            assertThat(Discipline.ofWaiting(4).completions(9, 1)).containsExactly(1, 1, 1, 1, 2, 2, 2, 2, 3);
            assertThat(Discipline.ofWaiting(1).completions(3, 1)).containsExactly(1, 2, 3);
        }
    }
}
