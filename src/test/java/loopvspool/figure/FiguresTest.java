package loopvspool.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loopvspool.experiment.Step;
import loopvspool.result.Forged;
import loopvspool.result.RequestRecord;
import loopvspool.result.RunResult;
import loopvspool.result.StepResult;
import loopvspool.statistics.Outcome;
import org.junit.jupiter.api.Test;

class FiguresTest {
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

    private static List<Double> values(RunResult result, String target, Quantity quantity) {
        return Figures.of(result).stream()
                .filter(figure -> figure.subject().target().equals(target) && figure.quantity() == quantity)
                .map(Figure::values)
                .findFirst()
                .orElse(List.of());
    }

    @Test
    void shouldSetTheForksOfAStepBesideEachOther() {
        RunResult result =
                Forged.run(burst(1, "vertx", 2), burst(2, "vertx", 3)).build();

        assertThat(values(result, "vertx", Quantity.MAKESPAN)).containsExactly(2.0, 3.0);
        assertThat(values(result, "vertx", Quantity.MEAN_RESPONSE)).containsExactly(1.5, 2.0);
        assertThat(values(result, "vertx", Quantity.WORST_BYSTANDER))
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

        assertThat(values(result, "vertx", Quantity.MAKESPAN)).containsExactly(2.0, null, null);
    }

    @Test
    void shouldTakeTheTimePerIterationOfEachCalibration() {
        RunResult result = Forged.run(burst(1, "vertx", 2), burst(2, "vertx", 2))
                .calibrations(
                        Forged.calibration("vertx").perIteration(0.001),
                        Forged.calibration("vertx").fork(2).perIteration(0.002))
                .build();

        assertThat(values(result, "vertx", Quantity.TIME_PER_ITERATION)).containsExactly(0.001, 0.002);
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

        List<Difference> all = Differences.among(Figures.of(result));

        assertThat(all)
                .as("makespan and mean response of the one pair")
                .hasSize(2)
                .allMatch(one -> one.judgement().outcome() == Outcome.DIFFERENT);
        assertThat(all.get(0).ratio().ratio()).isEqualTo(1.5);
        assertThat(all.get(0).of().subject().target()).isEqualTo("javalin-1x");
        assertThat(all.get(0).than().subject().target()).isEqualTo("vertx");
    }

    @Test
    void shouldNotCallTwoTargetsDifferentThatVaryMoreThanTheyDiffer() {
        RunResult result = fiveForks(new double[] {2.0, 2.4, 1.9, 2.2, 2.1}, new double[] {2.1, 2.3, 2.0, 2.5, 1.9});

        assertThat(Differences.among(Figures.of(result)))
                .hasSize(2)
                .allMatch(one -> one.judgement().outcome() == Outcome.NOT_SHOWN);
    }

    @Test
    void shouldJudgeNothingOfFourForksAndCompareNothingOfOne() {
        RunResult four = fiveForks(Arrays.copyOf(new double[] {2, 2.1, 2, 2.1}, 4), new double[] {3, 3.1, 3, 3.1});

        assertThat(Differences.among(Figures.of(four)))
                .hasSize(2)
                .allMatch(one -> one.judgement().outcome() == Outcome.NOT_JUDGED);
        assertThat(Differences.among(Figures.of(fiveForks(new double[] {2}, new double[] {3}))))
                .isEmpty();
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

        assertThat(Differences.among(Figures.of(result))).isEmpty();
    }
}
