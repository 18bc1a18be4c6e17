package loopvspool.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentProbeTest {
    @Test
    void shouldRecordWhereItRunsAlsoOutsideOfARepository(@TempDir Path noRepository) {
        Environment environment = new EnvironmentProbe(noRepository, "3.15.1", 2.5).read(List.of());

        assertThat(environment.commit()).isNull();
        assertThat(environment.gatling()).isEqualTo("3.15.1");
        assertThat(environment.machine().cores()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(environment.machine().cpu()).isNotBlank();
        assertThat(environment.machine().memoryBytes()).isPositive();
        assertThat(environment.injector().version()).isEqualTo(System.getProperty("java.version"));
        assertThat(environment.injector().collectors()).isNotEmpty();
        assertThat(environment.before().cpuPressurePercent()).isEqualTo(2.5);
        assertThat(environment.before().stealPercent()).isBetween(0.0, 100.0);
        assertThat(environment.after().stealPercent()).isBetween(0.0, 100.0);
    }
}
