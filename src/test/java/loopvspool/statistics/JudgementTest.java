package loopvspool.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static Ratio ratio(double ratio, double low, double high, double p) {
        return new Ratio(ratio, low, high, p, 5, 5);
    }

    private static Judgement alone(Ratio ratio) {
        return Judgement.of(List.of(ratio)).get(0);
    }

    @Test
    void shouldCallAClearDifferenceDifferent() {
        assertThat(alone(ratio(1.1, 1.08, 1.12, 0.001)).outcome()).isEqualTo(DifferenceKind.DIFFERENT);
        assertThat(alone(ratio(0.9, 0.88, 0.92, 0.001)).outcome()).isEqualTo(DifferenceKind.DIFFERENT);
    }

    @Test
    void shouldShowNoDifferenceWhereTheIntervalHoldsOne() {
        assertThat(alone(ratio(1.1, 1.0, 1.2, 0.001)))
                .isEqualTo(new Judgement(DifferenceKind.NOT_SHOWN, "the interval holds 1"));
    }

    @Test
    void shouldShowNoDifferenceThatCalibrationCannotTell() {
        assertThat(alone(ratio(1.03, 1.02, 1.04, 1e-9)))
                .isEqualTo(new Judgement(DifferenceKind.NOT_SHOWN, "less than the 3 % that calibration can tell"));
        assertThat(alone(ratio(1 / 1.03, 0.96, 0.98, 1e-9)).outcome())
                .as("the same with the other side as base")
                .isEqualTo(DifferenceKind.NOT_SHOWN);
    }

    @Test
    void shouldAskMoreOfAMetricThatIsOneOfMany() {
        Ratio far = ratio(1.1, 1.08, 1.12, 0.01);
        Ratio near = ratio(1, 0.9, 1.1, 0.9);

        assertThat(Judgement.of(List.of(near, far)).get(1).outcome()).isEqualTo(DifferenceKind.DIFFERENT);
        assertThat(Judgement.of(List.of(near, far, near, near, near)).get(1))
                .isEqualTo(new Judgement(DifferenceKind.NOT_SHOWN, "among 5 metrics one is so far off by chance"));
    }

    @Test
    void shouldJudgeNothingOfFewerThanFiveValuesNorCountItInTheFamily() {
        Ratio few = new Ratio(2, null, null, 1e-9, 4, 5);

        List<Judgement> judgements = Judgement.of(List.of(few, few, few, few, ratio(1.1, 1.08, 1.12, 0.04)));

        assertThat(judgements.get(0))
                .isEqualTo(
                        new Judgement(DifferenceKind.NOT_JUDGED, "4 and 5 values; a judgement takes 5 on either side"));
        assertThat(judgements.get(4).outcome()).isEqualTo(DifferenceKind.DIFFERENT);
    }

    /** By hand: 3 x 0.01, then 2 x 0.012 = 0.024, which may not be less than the one before, then 1 x 0.5. */
    @Test
    void shouldCorrectByHolm() {
        assertThat(Judgement.holm(List.of(0.5, 0.01, 0.012)))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b))
                .containsExactly(0.5, 0.03, 0.03);
        assertThat(Judgement.holm(List.of(0.6, 0.7))).containsExactly(1.0, 1.0);
    }

    /** Twenty metrics, all equal, five forks, spread 2 %: a comparison that calls any of them different is a false alarm. */
    @Test
    void shouldRarelyRaiseAFalseAlarm() {
        long alarms = LongStream.range(0, 500)
                .parallel()
                .filter(seed -> {
                    Random random = new Random(seed);
                    return Judgement.of(Collections.nCopies(20, 1.0).stream()
                                    .map(mean -> drawn(random, mean))
                                    .toList())
                            .stream()
                            .anyMatch(one -> one.outcome() == DifferenceKind.DIFFERENT);
                })
                .count();

        assertThat(alarms).as("of 500 comparisons of equals").isLessThanOrEqualTo(50);
    }

    @Test
    void shouldFindAMetricThatIsTenPercentLargerAmongTwenty() {
        long found = LongStream.range(0, 100)
                .parallel()
                .filter(seed -> {
                    Random random = new Random(seed);
                    List<Ratio> family = IntStream.range(0, 20)
                            .mapToObj(i -> drawn(random, i == 7 ? 1.1 : 1))
                            .toList();
                    return Judgement.of(family).get(7).outcome() == DifferenceKind.DIFFERENT;
                })
                .count();

        assertThat(found).as("of 100 comparisons with a slower metric").isGreaterThanOrEqualTo(95);
    }

    /** Five values of so large a mean, against five of mean 1, with a coefficient of variation of 2 %. */
    private static Ratio drawn(Random random, double mean) {
        return Ratio.of(five(random, mean), five(random, 1)).orElseThrow();
    }

    private static List<Double> five(Random random, double mean) {
        return Stream.generate(() -> mean * (1 + 0.02 * random.nextGaussian()))
                .limit(5)
                .toList();
    }
}
