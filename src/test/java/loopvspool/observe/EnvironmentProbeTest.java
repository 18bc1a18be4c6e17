package loopvspool.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentProbeTest {
    private static final UsableCores HERE = new UsableCores(
            Path.of("/"),
            new UsableCores.Masks(ProcessHandle.current().pid(), Optional.empty(), Optional.empty()),
            List::of);

    @Test
    void shouldRecordWhereItRunsAlsoOutsideOfARepository(@TempDir Path noRepository) {
        Environment environment = new EnvironmentProbe(noRepository, "3.15.1", 2.5, HERE).read(List.of());

        assertThat(environment.commit()).isNull();
        assertThat(environment.gatling()).isEqualTo("3.15.1");
        assertThat(environment.machine().cores()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(environment.machine().cpu()).isNotBlank();
        assertThat(environment.machine().memoryBytes()).isPositive();
        assertThat(environment.injector().version()).isEqualTo(System.getProperty("java.version"));
        assertThat(environment.injector().collectors()).isNotEmpty();
        assertThat(environment.machine().threadsPerCore()).isPositive();
        assertThat(environment.before().cpuPressurePercent())
                .isEqualTo(environment.machine().cpus().partOnly() ? null : 2.5);
        assertThat(environment.before().stealPercent()).isBetween(0.0, 100.0);
        assertThat(environment.after().stealPercent()).isBetween(0.0, 100.0);
    }
}
