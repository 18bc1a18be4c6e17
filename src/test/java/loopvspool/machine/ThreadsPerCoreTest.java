package loopvspool.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadsPerCoreTest {
    @TempDir
    private Path root;

    private void processor(int number, String siblings) throws IOException {
        Path topology = root.resolve("sys/devices/system/cpu/cpu" + number + "/topology");
        Files.writeString(Files.createDirectories(topology).resolve("thread_siblings_list"), siblings + "\n");
    }

    @Test
    void shouldCountTheThreadsThatShareACore() throws IOException {
        processor(0, "0,2");
        processor(1, "1,3");
        processor(2, "0,2");
        processor(3, "1,3");
        Files.createDirectories(root.resolve("sys/devices/system/cpu/cpufreq"));

        assertThat(ThreadsPerCore.read(root)).hasValue(2);
    }

    @Test
    void shouldFindOneWhereNothingIsShared() throws IOException {
        processor(0, "0");
        processor(1, "1");

        assertThat(ThreadsPerCore.read(root)).hasValue(1);
    }

    @Test
    void shouldTakeTheMostWhereCoresAreOfSeveralKinds() throws IOException {
        processor(0, "0-1");
        processor(1, "0-1");
        processor(2, "2");
        Files.createDirectories(root.resolve("sys/devices/system/cpu/cpu3"));

        assertThat(ThreadsPerCore.read(root)).as("cpu3 is switched off").hasValue(2);
    }

    @Test
    void shouldSayNothingWhereNobodyTells() throws IOException {
        assertThat(ThreadsPerCore.read(root)).isEmpty();
        Files.createDirectories(root.resolve("sys/devices/system/cpu/cpu0"));
        assertThat(ThreadsPerCore.read(root)).isEmpty();
    }
}
