package loopvspool.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import loopvspool.settings.LabSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PluginPropertiesTest {
    private static PluginProperties properties(Map<String, String> given) {
        List<String> names = List.of("vertx");
        return new PluginProperties(
                LabSettings.of(given, names, names, List.of("cpu-burst")),
                Options.of(List.of("docker.memory=512m")),
                3);
    }

    @Test
    void shouldSayTheProcessorCountUnlessTheUserDoes() {
        assertThat(properties(Map.of()).get("docker.jvmOptions"))
                .isEqualTo("-Xms256m -Xmx256m -XX:+UseG1GC -XX:+ExitOnOutOfMemoryError -XX:ActiveProcessorCount=3");
        assertThat(properties(Map.of("lab.jvmArguments", "-Xmx1g -XX:ActiveProcessorCount=7"))
                        .get("docker.jvmOptions"))
                .isEqualTo("-Xmx1g -XX:ActiveProcessorCount=7");
    }

    @Test
    void shouldHandOnCoresMemoryAndKernel() {
        PluginProperties properties = properties(Map.of("lab.cpus.targets", "0-2", "lab.kernel", "matrix"));

        assertThat(properties.get("docker.cpus.targets")).isEqualTo("0-2");
        assertThat(properties.get("docker.cpus.injector")).isEmpty();
        assertThat(properties.get("docker.memory.bytes")).isEqualTo("536870912");
        assertThat(properties.get("docker.kernel")).isEqualTo("matrix");
        assertThat(properties.get("docker.postgres.url")).isEqualTo("postgresql://lab:lab@postgres:5432/lab");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void shouldKeepAPasswordFromOtherUsers(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("docker.properties");

        properties(Map.of("lab.postgres.url", "postgresql://u:secret@there:5432/x"))
                .write(file);

        assertThat(Files.readString(file)).contains("secret");
        assertThat(Files.getPosixFilePermissions(file))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }
}
