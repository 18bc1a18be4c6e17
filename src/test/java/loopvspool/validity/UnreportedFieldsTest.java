package loopvspool.validity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import loopvspool.experiment.Step;
import loopvspool.measure.Forged;
import loopvspool.measure.StepResult;
import loopvspool.record.RequestRecord;
import loopvspool.sut.Endpoint;
import org.junit.jupiter.api.Test;

class UnreportedFieldsTest {
    private static final Step STEP = Forged.step().build();

    private static RequestRecord bare(int seat) {
        return Forged.row(seat)
                .inFlight(null)
                .withoutClock()
                .gcMillis(null)
                .cpu(null)
                .ranIterations(null)
                .answer(null)
                .build();
    }

    @Test
    void shouldSayNothingOfATargetThatTellsEverything() {
        assertThat(UnreportedFields.of(List.of(Forged.asPredicted(STEP)))).isEmpty();
    }

    @Test
    void shouldNameWhatABareReplyLeavesUncheckedOnceForEachTarget() {
        StepResult one = Forged.ran(STEP, bare(0), bare(1));
        StepResult other = Forged.ran(Forged.step().number(2).build(), bare(0));

        assertThat(UnreportedFields.of(List.of(one, other)))
                .extracting(Remark::text)
                .containsExactly(
                        "of javalin-1x: its replies do not report inFlight (peak concurrency is not known), gcMillis (garbage collection), iterations (whether all the work was done), answer (whether it is the work that others do)");
    }

    @Test
    void shouldNotMissOfWorkThatWaitsWhatOnlyCpuWorkHas() {
        Step waiting = Forged.step().endpoint(Endpoint.SYNC_IOBOUND).build();
        RequestRecord row =
                Forged.row(0).cpu(null).ranIterations(null).answer(null).build();

        assertThat(UnreportedFields.of(List.of(Forged.ran(waiting, row)))).isEmpty();
    }

    @Test
    void shouldSayNothingWhereNothingWasAnswered() {
        assertThat(UnreportedFields.of(List.of(Forged.ran(STEP, Forged.row(0).refused(500)))))
                .isEmpty();
    }
}
