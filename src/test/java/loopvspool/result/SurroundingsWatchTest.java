package loopvspool.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import loopvspool.experiment.Step;
import loopvspool.machine.JitterWatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurroundingsWatchTest {
    private static final Step STEP = Forged.step().build();
    private static final Optional<Collection<Long>> OURS = Optional.of(List.of(7L));

    @TempDir
    private Path root;

    private final AtomicLong clock = new AtomicLong(1_000_000);
    private final JitterWatch jitter = new JitterWatch(clock::get);

    /** The machine, in ticks of 10 ms. */
    private void machine(int busy, int idle, int steal, int ours, long pressureMicros) throws IOException {
        Files.createDirectories(root.resolve("proc/7"));
        Files.createDirectories(root.resolve("proc/pressure"));
        Files.writeString(
                root.resolve("proc/stat"),
                "cpu  %d 0 0 %d 0 0 0 %d 0 0\ncpu0 1 0\ncpu1 1 0\n".formatted(busy, idle, steal));
        Files.writeString(
                root.resolve("proc/7/stat"), "7 (java) S 1 1 1 0 -1 0 0 0 0 0 %d 0 0 0 20 0\n".formatted(ours));
        Files.writeString(root.resolve("proc/pressure/cpu"), "some avg10=0.00 total=" + pressureMicros + "\n");
    }

    @Test
    void shouldTellWhatChangedDuringTheStep() throws IOException {
        SurroundingsWatch watch = new SurroundingsWatch(root, clock::get, jitter);
        machine(1000, 5000, 0, 300, 5_000_000);
        watch.stepStarting(STEP, OURS);
        clock.addAndGet(2_000_000);
        jitter.woke(1_500_000, 1_650_000);
        machine(1260, 5120, 20, 400, 5_500_000);
        watch.stepDone(STEP, OURS);

        StepSurroundings around = watch.steps().get(STEP);

        assertThat(around.seconds()).isEqualTo(2);
        assertThat(around.neighbourSeconds()).as("2.6 s busy, 1 s of it ours").isCloseTo(1.6, within(1e-9));
        assertThat(around.neighboursPercent()).as("of 2 cores for 2 s").isCloseTo(40, within(1e-9));
        assertThat(around.stealPercent()).as("0.2 s of 4 s").isCloseTo(5, within(1e-9));
        assertThat(around.pressurePercent()).as("0.5 s of 2 s").isCloseTo(25, within(1e-9));
        assertThat(around.injectorLateSeconds()).isEqualTo(0.15);
        assertThat(around.injectorCpuPercent()).isNotNegative();
    }

    @Test
    void shouldCallNobodyANeighbourWhereItDoesNotSeeItsOwn() throws IOException {
        SurroundingsWatch watch = new SurroundingsWatch(root, clock::get, jitter);
        machine(1000, 5000, 0, 300, 0);
        watch.stepStarting(STEP, Optional.empty());
        watch.stepDone(STEP, OURS);

        assertThat(watch.steps().get(STEP).neighbourSeconds()).isNull();
        assertThat(watch.steps().get(STEP).neighboursPercent()).isNull();
    }

    @Test
    void shouldTellNothingOfASystemWithoutProc() {
        SurroundingsWatch watch = new SurroundingsWatch(root.resolve("nowhere"), clock::get, jitter);
        watch.stepStarting(STEP, OURS);
        watch.stepDone(STEP, OURS);

        assertThat(watch.steps().get(STEP)).satisfies(around -> {
            assertThat(around.machineCores()).isNull();
            assertThat(around.neighboursPercent()).isNull();
            assertThat(around.stealPercent()).isNull();
            assertThat(around.pressurePercent()).isNull();
        });
    }

    @Test
    void shouldKnowNoStepThatDidNotBegin() {
        SurroundingsWatch watch = new SurroundingsWatch(root, clock::get, jitter);
        watch.stepDone(STEP, OURS);

        assertThat(watch.steps()).isEmpty();
    }
}
