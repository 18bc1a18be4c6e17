package loopvspool.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import loopvspool.settings.LabSettings;
import loopvspool.settings.PostgresUrl;
import loopvspool.settings.SettingError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    private static Options options(String... given) {
        return Options.of(List.of(given));
    }

    @Test
    void shouldHandTheSettingsOfTheLabOn() {
        Options options = options("lab.users=7", "lab.launcher=fork", "docker.memory=1g");

        assertThat(options.labSettings())
                .containsEntry("lab.users", "7")
                .containsEntry("lab.launcher", "docker")
                .doesNotContainKey("docker.memory");
    }

    @Test
    void shouldWriteTheSettingsAsAJvmTakesThemFromAFile() {
        assertThat(options("lab.users=7", "lab.launcher=fork", "lab.docker.reach=published", "lab.java=a\"b \\c")
                        .testerOptions())
                .isEqualTo("\"-Dlab.java=a\\\"b \\\\c\"\n\"-Dlab.users=7\"\n");
    }

    @Test
    void shouldRefuseAHeapThatTheContainerHasNoRoomFor() {
        options("docker.memory=512m").requireMemoryFor(List.of("-Xms256m", "-Xmx256m"));
        assertThatExceptionOfType(SettingError.class)
                .isThrownBy(() -> options("docker.memory=300m").requireMemoryFor(List.of("-Xmx256m")))
                .withMessageStartingWith("docker.memory=300m: is too little for -Xmx256m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]"})
    void shouldRefuseADatabaseThatIsAnotherOneToEachContainer(String host) {
        PostgresUrl url = LabSettings.of(
                        Map.of("lab.postgres.url", "postgresql://u:secret@" + host + ":5432/x"),
                        List.of("vertx"),
                        List.of("vertx"),
                        List.of("cpu-burst"))
                .postgres()
                .orElseThrow();

        assertThatExceptionOfType(SettingError.class)
                .isThrownBy(() -> Options.requireForContainers(url))
                .withMessageContaining(host + " is, to a container, itself")
                .withMessageNotContaining("secret");
    }

    @Test
    void shouldKeepContainersOnlyWhereItIsSaid() {
        assertThat(options("docker.keep=false").isToBeKept()).isFalse();
        assertThat(options("docker.keep=true").isToBeKept()).isTrue();
        assertThat(options("docker.keep=").isToBeKept()).isTrue();
        assertThatExceptionOfType(SettingError.class)
                .isThrownBy(() -> options("docker.keep=yes").isToBeKept())
                .withMessage("docker.keep=yes: must be true or false");
    }

    @ParameterizedTest
    @CsvSource({"512m, 536870912", "1g, 1073741824", "64m, 67108864", "100000000, 100000000"})
    void shouldReadSizes(String text, long bytes) {
        assertThat(options("docker.memory=" + text).memoryBytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "much", "63m", "-1", "512 parsecs"})
    void shouldRefuseWhatIsNoSizeOrTooSmall(String text) {
        assertThatExceptionOfType(SettingError.class)
                .isThrownBy(() -> options("docker.memory=" + text).memoryBytes())
                .withMessage("docker.memory=%s: must be a size of at least 64m, such as 512m or 1g".formatted(text));
    }

    @Test
    void shouldRefuseAPortThatIsTakenOrNone() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(SettingError.class)
                    .isThrownBy(() -> options("docker.port.javalin-1x=" + taken.getLocalPort())
                            .requireFreePorts())
                    .withMessageContaining("docker.port.javalin-1x=" + taken.getLocalPort() + ": the port is taken");
        }
        assertThatExceptionOfType(SettingError.class)
                .isThrownBy(() -> options("docker.censusPort.vertx=many").requireFreePorts())
                .withMessageContaining("must be a port from 1 to 65535");
        options("docker.other=80").requireFreePorts();
    }
}
