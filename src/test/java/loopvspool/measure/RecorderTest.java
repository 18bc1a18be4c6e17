package loopvspool.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import loopvspool.experiment.Step;
import loopvspool.record.Exchange;
import loopvspool.record.Ping;
import loopvspool.record.RequestRecord;
import loopvspool.sut.Processes;
import org.junit.jupiter.api.Test;

class RecorderTest {
    private final Step one = Forged.step().number(1).users(2).build();
    private final Step two = Forged.step().number(2).users(2).build();
    private final Step three = Forged.step().number(3).users(2).build();
    private final List<StepResult> heard = new ArrayList<>();
    private final Recorder recorder = new Recorder(List.of(one, two, three), target -> Processes.NOT_KNOWN, heard::add);

    private void end(Step step, int seat) {
        recorder.ended(step, new Exchange(seat, 0, 1000));
    }

    @Test
    void shouldTellOfAStepWhenItsLastRequestHasEnded() {
        end(one, 1);
        assertThat(heard).as("told after one of two").isEmpty();
        assertThat(recorder.complete()).isEmpty();

        end(one, 0);

        assertThat(heard).hasSize(1);
        assertThat(heard.get(0).step()).isEqualTo(one);
        assertThat(heard.get(0).rows()).extracting(RequestRecord::seat).containsExactly(0, 1);
        assertThat(recorder.complete()).isEqualTo(heard);
    }

    @Test
    void shouldTellOfAStepOnlyWhenItsProbesHaveTheirAnswers() {
        Step watched = Forged.step().users(1).probes(2, 0).build();
        Recorder pinged = new Recorder(List.of(watched), target -> Processes.NOT_KNOWN, heard::add);
        Ping ping = new Ping(0, Forged.START);

        assertThat(pinged.isBurstOver(watched)).isFalse();
        pinged.ended(watched, new Exchange(0, 0, 1000));
        assertThat(pinged.isBurstOver(watched)).isTrue();
        pinged.stayedAway(watched);
        assertThat(heard).as("one ping is on its way").isEmpty();
        ping.answered(Forged.START / 1000 + 7, Forged.START / 1000 + 9, 200);
        pinged.pinged(watched, ping);

        assertThat(heard).singleElement().satisfies(step -> {
            assertThat(step.probes()).hasValueSatisfying(measured -> {
                assertThat(measured.sent()).isOne();
                assertThat(measured.maxSeconds()).isEqualTo(0.009);
            });
            assertThat(step.rows()).hasSize(1);
        });
    }

    @Test
    void shouldCountTheStepsThatAreLeftOutAndNotMissThem() {
        recorder.leaveOut(List.of(two));
        end(one, 0);
        end(one, 1);
        end(three, 0);

        assertThat(recorder.leftOut()).isOne();
        assertThat(recorder.all()).extracting(StepResult::step).containsExactly(one, three);
    }

    @Test
    void shouldKeepTheOrderInWhichStepsWereComplete() {
        end(two, 0);
        end(two, 1);
        end(one, 0);
        end(one, 1);

        assertThat(recorder.complete()).extracting(StepResult::step).containsExactly(two, one);
    }

    @Test
    void shouldHaveTheStepBeforeItTells() {
        List<Integer> completeWhenTold = new ArrayList<>();
        Recorder[] self = new Recorder[1];
        self[0] = new Recorder(
                List.of(one),
                target -> Processes.NOT_KNOWN,
                result -> completeWhenTold.add(self[0].complete().size()));

        self[0].ended(one, new Exchange(0, 0, 1));
        self[0].ended(one, new Exchange(1, 0, 1));

        assertThat(completeWhenTold).containsExactly(1);
    }

    @Test
    void shouldGiveWhatIsCompleteAndThenWhatThereIsOfAStepThatWasCutShort() {
        end(one, 1);
        end(two, 0);
        end(two, 1);

        List<StepResult> all = recorder.all();

        assertThat(all)
                .as("not the one that did not begin")
                .extracting(StepResult::step)
                .containsExactly(two, one);
        assertThat(all.get(0)).isEqualTo(recorder.complete().get(0));
        assertThat(all.get(1).rows()).extracting(RequestRecord::seat).containsExactly(1);
        assertThat(all.get(1).measurement()).as("nothing was answered").isEmpty();
    }

    @Test
    void shouldTakeNoMoreWhenItIsStopped() {
        end(one, 0);

        recorder.stop();
        end(one, 1);
        end(two, 0);

        assertThat(heard).isEmpty();
        assertThat(recorder.complete()).isEmpty();
        assertThat(recorder.all()).extracting(StepResult::step).containsExactly(one);
        assertThat(recorder.all().get(0).rows()).extracting(RequestRecord::seat).containsExactly(0);
    }

    @Test
    void shouldNotTellTwiceIfARequestTooManyEnds() {
        end(one, 0);
        end(one, 1);
        end(one, 2);

        assertThat(heard).hasSize(1);
        assertThat(recorder.complete()).hasSize(1);
    }

    @Test
    void shouldTellOnceOfEachStepWhenEightThreadsWriteAtOnce() throws Exception {
        int threads = 8;
        int requestsOfAThread = 200;
        List<Step> steps = IntStream.rangeClosed(1, 10)
                .mapToObj(number -> Forged.step()
                        .number(number)
                        .users(threads * requestsOfAThread)
                        .build())
                .toList();
        List<StepResult> told = Collections.synchronizedList(new ArrayList<>());
        Recorder busy = new Recorder(steps, target -> Processes.NOT_KNOWN, told::add);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> writers = IntStream.range(0, threads)
                    .<Future<?>>mapToObj(thread -> pool.submit(() -> {
                        start.await();
                        for (Step step : steps) {
                            for (int i = 0; i < requestsOfAThread; i++) {
                                busy.ended(step, new Exchange(thread * requestsOfAThread + i, 0, 1000));
                            }
                        }
                        return null;
                    }))
                    .toList();
            start.countDown();
            for (Future<?> writer : writers) {
                writer.get(20, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(told).extracting(StepResult::step).containsExactlyInAnyOrderElementsOf(steps);
        assertThat(busy.complete()).containsExactlyInAnyOrderElementsOf(told);
        assertThat(busy.all()).isEqualTo(busy.complete());
        for (StepResult result : told) {
            assertThat(result.rows())
                    .as("the rows of step %d", result.step().number())
                    .extracting(RequestRecord::seat)
                    .isEqualTo(IntStream.range(0, 1600).boxed().toList());
        }
    }
}
