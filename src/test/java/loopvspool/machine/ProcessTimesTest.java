package loopvspool.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTimesTest {
    @TempDir
    private Path root;

    /** Two families: 10 with 11, which has 12; and 20. */
    @BeforeEach
    void makeProcesses() throws IOException {
        process(10, 1, "java", 100, 20, 3, 4);
        process(11, 10, "a) 7 (b", 1000, 0, 0, 0);
        process(12, 11, "kid", 200, 0, 0, 0);
        process(20, 1, "neighbour", 5000, 0, 0, 0);
        Files.createDirectories(root.resolve("proc/self"));
    }

    private void process(long pid, long parent, String name, int... ticks) throws IOException {
        Files.writeString(
                Files.createDirectories(root.resolve("proc/" + pid)).resolve("stat"),
                "%d (%s) S %d 1 1 0 -1 4194304 99 0 0 0 %d %d %d %d 20 0 1 0\n"
                        .formatted(pid, name, parent, ticks[0], ticks[1], ticks[2], ticks[3]));
    }

    @Test
    void shouldAddUpAFamilyWithChildrenThatHaveEnded() {
        assertThat(ProcessTimes.cpuSeconds(root, List.of(10L))).hasValue(1.27 + 10 + 2);
    }

    @Test
    void shouldCountNobodyTwice() {
        assertThat(ProcessTimes.cpuSeconds(root, List.of(11L, 12L))).hasValue(12.0);
    }

    @Test
    void shouldSayNothingIfAProcessCannotBeSeen() {
        assertThat(ProcessTimes.cpuSeconds(root, List.of(10L, 99L))).isEmpty();
        assertThat(ProcessTimes.cpuSeconds(root.resolve("nowhere"), List.of(10L)))
                .isEmpty();
    }
}
