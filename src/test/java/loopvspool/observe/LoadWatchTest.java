package loopvspool.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import loopvspool.observe.Host.Load;
import loopvspool.settings.CpuSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadWatchTest {
    @TempDir
    private Path root;

    private void tell(String file, String text) throws IOException {
        Path path = root.resolve("proc").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void shouldTellWhatWasStolenSinceItsCreationAndTheKernelsAverageOfNow() throws IOException {
        tell("stat", "cpu  100 0 0 0 0 0 0 50\ncpu0 100 0 0 0 0 0 0 50\n");
        LoadWatch watch = new LoadWatch(root);
        tell("stat", "cpu  190 0 0 0 0 0 0 60\ncpu0 190 0 0 0 0 0 0 60\n");
        tell("pressure/cpu", "some avg10=22.88 avg60=32.64 avg300=16.36 total=6532870499\n");

        Load load = watch.read(RunCores.UNKNOWN);

        assertThat(load.stealPercent()).as("10 of 100 ticks").isCloseTo(10, within(1e-9));
        assertThat(load.cpuPressurePercent()).isEqualTo(22.88);
    }

    @Test
    void shouldCountTheCoresAloneThatTheRunMayUse() throws IOException {
        tell("stat", "cpu0 100 0 0 0 0 0 0 50\ncpu1 100 0 0 0 0 0 0 50\n");
        LoadWatch watch = new LoadWatch(root);
        tell("stat", "cpu0 150 0 0 0 0 0 0 100\ncpu1 190 0 0 0 0 0 0 60\n");
        tell("pressure/cpu", "some avg10=22.88 avg60=32.64 avg300=16.36 total=6532870499\n");

        Load load = watch.read(new RunCores(
                CpuSet.parse("1").orElseThrow(), CpuSet.parse("0-1").orElseThrow()));

        assertThat(load.stealPercent()).as("10 of 100 ticks").isCloseTo(10, within(1e-9));
        assertThat(load.cpuPressurePercent()).as("that of core 0 is in it").isNull();
    }

    @Test
    void shouldTellWhatItCanOfASystemThatTellsNothing() {
        Load load = new LoadWatch(root).read(RunCores.UNKNOWN);

        assertThat(load.stealPercent()).isZero();
        assertThat(load.cpuPressurePercent()).isNull();
    }
}
