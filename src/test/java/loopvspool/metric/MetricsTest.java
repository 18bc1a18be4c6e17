package loopvspool.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loopvspool.experiment.Step;
import loopvspool.measure.Forged;
import loopvspool.measure.Forged.CalibrationBuilder;
import loopvspool.measure.StepResult;
import loopvspool.prediction.Quantity;
import loopvspool.record.RequestRecord;
import loopvspool.statistics.DifferenceKind;
import loopvspool.validity.RunResult;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static Step step(int fork, String target) {
        return Forged.step().number(fork).fork(fork).target(target).users(2).build();
    }

    /** Two requests, of which the second takes so long. */
    private static StepResult burst(int fork, String target, double makespan) {
        return Forged.ran(
                step(fork, target),
                Forged.row(0).received(1).build(),
                Forged.row(1).received(makespan).build());
    }

    private static List<Double> values(RunResult result, String target, MetricKind kind) {
        return Metrics.of(result).stream()
                .filter(metric -> metric.subject().target().equals(target)
                        && metric.kind().equals(kind))
                .map(Metric::values)
                .findFirst()
                .orElse(List.of());
    }

    @Test
    void shouldSetTheForksOfAStepBesideEachOther() {
        RunResult result =
                Forged.run(burst(1, "vertx", 2), burst(2, "vertx", 3)).build();

        assertThat(values(result, "vertx", MetricKind.of(Quantity.MAKESPAN))).containsExactly(2.0, 3.0);
        assertThat(values(result, "vertx", MetricKind.of(Quantity.MEAN_RESPONSE)))
                .containsExactly(1.5, 2.0);
        assertThat(values(result, "vertx", MetricKind.of(Quantity.LONGEST_PROBE)))
                .as("nobody pinged")
                .isEmpty();
    }

    @Test
    void shouldHaveNoValueOfAStepThatLostARequest() {
        RequestRecord lost = Forged.row(1).lost("no answer");
        RunResult result = Forged.run(
                        burst(1, "vertx", 2),
                        Forged.ran(step(2, "vertx"), Forged.row(0).received(1).build(), lost),
                        Forged.ran(step(3, "vertx"), Forged.row(0).received(1).build()))
                .build();

        assertThat(values(result, "vertx", MetricKind.of(Quantity.MAKESPAN))).containsExactly(2.0, null, null);
    }

    @Test
    void shouldTakeTheTimePerIterationOfEachCalibration() {
        RunResult result = Forged.run(burst(1, "vertx", 2), burst(2, "vertx", 2))
                .calibrations(
                        Forged.calibration("vertx").perIteration(0.001),
                        Forged.calibration("vertx").fork(2).perIteration(0.002))
                .build();

        assertThat(values(result, "vertx", MetricKind.TIME_PER_ITERATION)).containsExactly(0.001, 0.002);
    }

    private static RunResult fiveForks(double[] vertx, double[] javalin) {
        return Forged.run(IntStream.range(0, vertx.length)
                        .boxed()
                        .flatMap(
                                i -> Stream.of(burst(i + 1, "vertx", vertx[i]), burst(i + 1, "javalin-1x", javalin[i])))
                        .toArray(StepResult[]::new))
                .build();
    }

    @Test
    void shouldCallTwoTargetsDifferentWhoseIntervalsSaySo() {
        RunResult result =
                fiveForks(new double[] {2.00, 2.01, 1.99, 2.02, 1.98}, new double[] {3.00, 3.02, 2.98, 3.01, 2.99});

        List<Difference> all = Differences.among(Metrics.of(result));

        assertThat(all)
                .as("makespan and mean response of the one pair")
                .hasSize(2)
                .allMatch(one -> one.judgement().outcome() == DifferenceKind.DIFFERENT);
        assertThat(all.get(0).ratio().ratio()).isEqualTo(1.5);
        assertThat(all.get(0).of().subject().target()).isEqualTo("javalin-1x");
        assertThat(all.get(0).than().subject().target()).isEqualTo("vertx");
    }

    @Test
    void shouldNotCallTwoTargetsDifferentThatVaryMoreThanTheyDiffer() {
        RunResult result = fiveForks(new double[] {2.0, 2.4, 1.9, 2.2, 2.1}, new double[] {2.1, 2.3, 2.0, 2.5, 1.9});

        assertThat(Differences.among(Metrics.of(result)))
                .hasSize(2)
                .allMatch(one -> one.judgement().outcome() == DifferenceKind.NOT_SHOWN);
    }

    @Test
    void shouldJudgeNothingOfFourForksAndCompareNothingOfOne() {
        RunResult four = fiveForks(Arrays.copyOf(new double[] {2, 2.1, 2, 2.1}, 4), new double[] {3, 3.1, 3, 3.1});

        assertThat(Differences.among(Metrics.of(four)))
                .hasSize(2)
                .allMatch(one -> one.judgement().outcome() == DifferenceKind.NOT_JUDGED);
        assertThat(Differences.among(Metrics.of(fiveForks(new double[] {2}, new double[] {3}))))
                .isEmpty();
    }

    /** Bursts of five forks that took as long on both, as calibration makes them. */
    private static RunResult calibrated(Stream<CalibrationBuilder> calibrations) {
        double[] alike = {2.00, 2.01, 1.99, 2.02, 1.98};
        StepResult[] bursts = IntStream.range(0, alike.length)
                .boxed()
                .flatMap(i -> Stream.of(burst(i + 1, "vertx", alike[i]), burst(i + 1, "javalin-1x", alike[i])))
                .toArray(StepResult[]::new);
        return Forged.run(bursts)
                .calibrations(calibrations.toArray(CalibrationBuilder[]::new))
                .build();
    }

    private static Stream<CalibrationBuilder> fiveOf(String target, double perIteration) {
        double[] spread = {1.000, 1.004, 0.996, 1.008, 0.992};
        return IntStream.range(0, spread.length)
                .mapToObj(i -> Forged.calibration(target).fork(i + 1).perIteration(perIteration * spread[i]));
    }

    @Test
    void shouldCallATargetDifferentWhoseIterationsAreSlowerThoughItsBurstsAreNot() {
        RunResult result = calibrated(Stream.concat(fiveOf("vertx", 0.0010), fiveOf("javalin-1x", 0.0011)));

        List<Difference> different = Differences.among(Metrics.of(result)).stream()
                .filter(one -> one.judgement().outcome() == DifferenceKind.DIFFERENT)
                .toList();

        assertThat(different).singleElement().satisfies(one -> {
            assertThat(one.of().kind()).isEqualTo(MetricKind.TIME_PER_ITERATION);
            assertThat(one.of().subject().target()).isEqualTo("javalin-1x");
            assertThat(one.than().subject().target()).isEqualTo("vertx");
            assertThat(one.ratio().ratio()).isCloseTo(1.1, within(1e-9));
        });
    }

    @Test
    void shouldNotCompareTheCpuTimeOfAnIterationWithTheWallTimeOfOne() {
        RunResult result = calibrated(Stream.concat(
                fiveOf("vertx", 0.0010), fiveOf("javalin-virtual", 0.0011).map(CalibrationBuilder::byWallTime)));

        assertThat(Differences.among(Metrics.of(result)))
                .extracting(one -> one.of().kind())
                .doesNotContain(MetricKind.TIME_PER_ITERATION);
    }

    @Test
    void shouldCompareUnderTheSameLoadAlone() {
        RunResult result = Forged.run(
                        burst(1, "vertx", 2),
                        Forged.ran(
                                Forged.step()
                                        .number(2)
                                        .target("javalin-1x")
                                        .users(1)
                                        .build(),
                                Forged.row(0).received(1).build()),
                        burst(2, "vertx", 2))
                .build();

        assertThat(Differences.among(Metrics.of(result))).isEmpty();
    }
}
