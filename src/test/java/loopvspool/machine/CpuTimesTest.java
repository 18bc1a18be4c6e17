package loopvspool.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import loopvspool.settings.CpuSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuTimesTest {
    @TempDir
    private Path root;

    private void stat(String text) throws IOException {
        Files.writeString(Files.createDirectories(root.resolve("proc")).resolve("stat"), text);
    }

    @Test
    void shouldTellBusyStolenAndIdleTimeOfEachCoreApart() throws IOException {
        stat("""
                cpu  100 20 30 4000 500 6 7 800 50 9
                cpu0 50 10 15 2000 250 3 3 400 25 4
                cpu1 50 10 15 2000 250 3 4 500 25 5
                intr 1
                """);

        CpuTimes times = CpuTimes.read(root).orElseThrow();

        assertThat(times.cpus().text()).isEqualTo("0-1");
        assertThat(times.busySeconds())
                .as("user, nice, system and interrupts; guests are in user already")
                .isCloseTo(1.63, within(1e-9));
        assertThat(times.byCore().get(1).stealSeconds()).isEqualTo(5);
        assertThat(times.byCore().get(1).allSeconds()).isCloseTo(28.32, within(1e-9));
    }

    @Test
    void shouldTellWhatHasPassedOnSomeCoresAlone() throws IOException {
        stat("cpu0 10 0 0 100 0 0 0 0\ncpu1 10 0 0 100 0 0 0 0\n");
        CpuTimes before = CpuTimes.read(root).orElseThrow();
        stat("cpu0 210 0 0 100 0 0 0 0\ncpu1 40 0 0 260 0 0 0 10\n");

        CpuTimes passed = CpuTimes.read(root).orElseThrow().since(before).on(CpuSet.parse("1"));

        assertThat(passed.busySeconds()).as("not the 2 s of core 0").isCloseTo(0.3, within(1e-9));
        assertThat(passed.stolenPercent()).as("0.1 s of 2 s").isCloseTo(5, within(1e-9));
        assertThat(passed.cpus().text()).isEqualTo("1");
    }

    @Test
    void shouldLeaveOutACoreThatWasSwitchedOffMeanwhile() throws IOException {
        stat("cpu0 10 0 0 100 0 0 0 0\ncpu1 10 0 0 100 0 0 0 0\n");
        CpuTimes before = CpuTimes.read(root).orElseThrow();
        stat("cpu0 20 0 0 190 0 0 0 0\n");

        CpuTimes passed = CpuTimes.read(root).orElseThrow().since(before);

        assertThat(passed.cpus().text()).isEqualTo("0");
        assertThat(passed.busySeconds()).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void shouldCountAllCoresWhereNoneIsAmongThoseThatItIsAskedFor() throws IOException {
        stat("cpu0 10 0 0 100 0 0 0 0\ncpu1 10 0 0 100 0 0 0 0\n");
        CpuTimes times = CpuTimes.read(root).orElseThrow();

        assertThat(times.on(CpuSet.parse("6-7")).cpus().text())
                .as("a container that numbers its cores anew")
                .isEqualTo("0-1");
        assertThat(times.on(Optional.empty()).cpus().text()).as("nobody knows").isEqualTo("0-1");
    }

    @Test
    void shouldSayNothingOfASystemThatTellsNothing() throws IOException {
        assertThat(CpuTimes.read(root)).as("no such file").isEmpty();
        stat("cpu  1 2 3\ncpu0 1 2 3\n");
        assertThat(CpuTimes.read(root)).as("no steal").isEmpty();
        stat("cpu  1 2 3 4 5 6 7 x\ncpu0 1\n");
        assertThat(CpuTimes.read(root)).as("no number").isEmpty();
    }
}
