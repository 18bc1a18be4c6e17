package loopvspool.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuTimesTest {
    @TempDir
    private Path root;

    private void stat(String text) throws IOException {
        Files.writeString(Files.createDirectories(root.resolve("proc")).resolve("stat"), text);
    }

    @Test
    void shouldTellBusyStolenAndIdleTimeApart() throws IOException {
        stat("""
                cpu  100 20 30 4000 500 6 7 800 50 9
                cpu0 50 10 15 2000 250 3 3 400 25 4
                cpu1 50 10 15 2000 250 3 4 400 25 5
                intr 1
                """);

        CpuTimes times = CpuTimes.read(root).orElseThrow();

        assertThat(times.busySeconds())
                .as("user, nice, system and interrupts; guests are in user already")
                .isCloseTo(1.63, within(1e-9));
        assertThat(times.stealSeconds()).isEqualTo(8);
        assertThat(times.allSeconds()).isCloseTo(54.63, within(1e-9));
        assertThat(times.cores()).isEqualTo(2);
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
