package loopvspool.observe;

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
import loopvspool.measure.Forged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurroundingsWatchTest {
    private static final Step STEP = Forged.step().build();
    private static final Optional<Collection<Long>> OURS = Optional.of(List.of(7L));

    @TempDir
    private Path root;

    private final AtomicLong clock = new AtomicLong(1_000_000);
    private final JitterWatch jitter = new JitterWatch(clock::get);

    private SurroundingsWatch watch(Path root) {
        UsableCores.Masks masks = new UsableCores.Masks(7, Optional.empty(), Optional.empty());
        return new SurroundingsWatch(root, new UsableCores(root, masks, List::of), clock::get, jitter);
    }

    /** This process may use these cores. */
    private void mask(String cpus) throws IOException {
        Files.writeString(
                Files.createDirectories(root.resolve("proc/7")).resolve("status"),
                "Cpus_allowed_list:\t" + cpus + "\n");
    }

    /** The machine, in ticks of 10 ms: two cores, of which the second is idle but for what was stolen. */
    private void machine(int busy, int idle, int steal, int ours, long pressureMicros) throws IOException {
        Files.createDirectories(root.resolve("proc/7"));
        Files.createDirectories(root.resolve("proc/pressure"));
        Files.writeString(
                root.resolve("proc/stat"),
                "cpu0 %d 0 0 %d 0 0 0 0 0 0\ncpu1 0 0 0 %d 0 0 0 %d 0 0\n"
                        .formatted(busy, idle / 2, idle - idle / 2, steal));
        Files.writeString(
                root.resolve("proc/7/stat"), "7 (java) S 1 1 1 0 -1 0 0 0 0 0 %d 0 0 0 20 0\n".formatted(ours));
        Files.writeString(root.resolve("proc/pressure/cpu"), "some avg10=0.00 total=" + pressureMicros + "\n");
    }

    @Test
    void shouldTellWhatChangedDuringTheStep() throws IOException {
        SurroundingsWatch watch = watch(root);
        machine(1000, 5000, 0, 300, 5_000_000);
        watch.stepStarting(STEP, OURS);
        clock.addAndGet(2_000_000);
        jitter.woke(1_500_000, 1_650_000);
        machine(1260, 5120, 20, 400, 5_500_000);
        watch.stepDone(STEP, OURS);

        StepSurroundings around = watch.steps().get(STEP);

        assertThat(around.seconds()).isEqualTo(2);
        assertThat(around.otherProcessSeconds())
                .as("2.6 s busy, 1 s of it ours")
                .isCloseTo(1.6, within(1e-9));
        assertThat(around.otherProcessesPercent()).as("of 2 cores for 2 s").isCloseTo(40, within(1e-9));
        assertThat(around.stealPercent()).as("0.2 s of 4 s").isCloseTo(5, within(1e-9));
        assertThat(around.pressurePercent()).as("0.5 s of 2 s").isCloseTo(25, within(1e-9));
        assertThat(around.injectorLateSeconds()).isEqualTo(0.15);
        assertThat(around.injectorCpuPercent()).isNotNegative();
    }

    @Test
    void shouldCountTheCoresAloneThatTheRunMayUse() throws IOException {
        SurroundingsWatch watch = watch(root);
        mask("1");
        machine(1000, 5000, 0, 0, 5_000_000);
        watch.stepStarting(STEP, OURS);
        clock.addAndGet(2_000_000);
        machine(1200, 5190, 10, 0, 7_000_000);
        watch.stepDone(STEP, OURS);

        StepSurroundings around = watch.steps().get(STEP);

        assertThat(around.cpus().text()).isEqualTo("1");
        assertThat(around.otherProcessSeconds()).as("core 0 was busy for 2 s").isCloseTo(0, within(1e-9));
        assertThat(around.otherProcessesPercent()).isCloseTo(0, within(1e-9));
        assertThat(around.stealPercent()).as("0.1 s of 1.05 s").isCloseTo(100 * 0.1 / 1.05, within(1e-9));
        assertThat(around.pressurePercent()).as("that of core 0 is in it").isNull();
    }

    @Test
    void shouldCountEveryCoreThatWasAllowedAtEitherEndOfAStep() throws IOException {
        SurroundingsWatch watch = watch(root);
        mask("1");
        machine(1000, 5000, 0, 0, 5_000_000);
        watch.stepStarting(STEP, OURS);
        clock.addAndGet(2_000_000);
        mask("0");
        machine(1200, 5200, 0, 0, 6_000_000);
        watch.stepDone(STEP, OURS);

        StepSurroundings around = watch.steps().get(STEP);

        assertThat(around.cpus().text()).isEqualTo("0-1");
        assertThat(around.otherProcessSeconds()).isCloseTo(2, within(1e-9));
        assertThat(around.pressurePercent()).isCloseTo(50, within(1e-9));
    }

    @Test
    void shouldCallNobodyAnotherProcessWhereItDoesNotSeeItsOwn() throws IOException {
        SurroundingsWatch watch = watch(root);
        machine(1000, 5000, 0, 300, 0);
        watch.stepStarting(STEP, Optional.empty());
        watch.stepDone(STEP, OURS);

        assertThat(watch.steps().get(STEP).otherProcessSeconds()).isNull();
        assertThat(watch.steps().get(STEP).otherProcessesPercent()).isNull();
    }

    @Test
    void shouldTellNothingOfASystemWithoutProc() {
        SurroundingsWatch watch = watch(root.resolve("nowhere"));
        watch.stepStarting(STEP, OURS);
        watch.stepDone(STEP, OURS);

        assertThat(watch.steps().get(STEP)).satisfies(around -> {
            assertThat(around.cpus()).isNull();
            assertThat(around.otherProcessesPercent()).isNull();
            assertThat(around.stealPercent()).isNull();
            assertThat(around.pressurePercent()).isNull();
        });
    }

    @Test
    void shouldKnowNoStepThatDidNotBegin() {
        SurroundingsWatch watch = watch(root);
        watch.stepDone(STEP, OURS);

        assertThat(watch.steps()).isEmpty();
    }
}
