package loopvspool.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PressureTest {
    @TempDir
    private Path root;

    private void tell(String text) throws IOException {
        Files.writeString(Files.createDirectories(root.resolve("proc/pressure")).resolve("cpu"), text);
    }

    @Test
    void shouldReadHowLongSomeProcessWaited() throws IOException {
        tell(
                "some avg10=22.88 avg60=32.64 avg300=16.36 total=6532870499\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=7\n");

        assertThat(Pressure.someSeconds(root)).hasValue(6532.870499);
        assertThat(Pressure.lastTenSecondsPercent(root)).hasValue(22.88);
    }

    @Test
    void shouldLookOnWithoutAnythingToSee() throws Exception {
        tell("some avg10=99.00 avg60=99.00 avg300=99.00 total=5\n");

        assertThat(Pressure.during(root, Duration.ofMillis(1)))
                .as("what was before does not count")
                .isZero();
    }

    @Test
    void shouldTellNothingWhereTheKernelDoesNot() throws Exception {
        assertThat(Pressure.someSeconds(root)).isEmpty();
        assertThat(Pressure.lastTenSecondsPercent(root)).isEmpty();
        assertThat(Pressure.during(root, Duration.ofMillis(1))).isNull();
    }

    @Test
    void shouldNotExceedTheWhole() {
        assertThat(Pressure.percent(0.5, 2)).isEqualTo(25);
        assertThat(Pressure.percent(2.3, 2)).isEqualTo(100);
    }
}
