package loopvspool.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import loopvspool.experiment.Step;
import org.junit.jupiter.api.Test;

class PredictedRowsTest {
    private static final Step STEP = Forged.step()
            .predictedRequests(new double[] {0, 0, 1, 1}, new double[] {1, 1.5, 2, 2.5})
            .build();

    private static List<Double> responses(StepResult result) {
        PredictedRows predicted = new PredictedRows(result);
        return IntStream.range(0, result.rows().size())
                .mapToObj(predicted::response)
                .toList();
    }

    @Test
    void shouldGiveTheRequestThatWasAnsweredKthWhatWasPredictedOfTheKth() {
        StepResult result = Forged.ran(
                STEP,
                Forged.row(0).received(4).build(),
                Forged.row(1).received(1).build(),
                Forged.row(2).received(3).build(),
                Forged.row(3).received(2).build());

        assertThat(responses(result)).containsExactly(2.5, 1.0, 2.0, 1.5);
        assertThat(new PredictedRows(result).wait(0)).isEqualTo(1);
    }

    @Test
    void shouldPutRequestsWithoutAnAnswerLast() {
        StepResult result = Forged.ran(
                STEP,
                Forged.row(0).received(1).lost("no answer"),
                Forged.row(1).received(2).build(),
                Forged.row(2).received(3).build(),
                Forged.row(3).received(4).build());

        assertThat(responses(result)).containsExactly(2.5, 1.0, 1.5, 2.0);
    }

    @Test
    void shouldHaveNothingForARowThatWasNotPredicted() {
        StepResult result = Forged.ran(Forged.step().build(), Forged.row(0).build());

        assertThat(responses(result)).containsExactly((Double) null);
    }
}
