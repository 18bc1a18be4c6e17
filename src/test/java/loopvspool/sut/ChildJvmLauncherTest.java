package loopvspool.sut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong before there is a process; real targets are started by the integration tests. */
class ChildJvmLauncherTest {
    private static final TargetSpec SPEC = FakeLauncher.spec("jetty");

    @TempDir
    private Path project;

    private Path logs;

    @BeforeEach
    void makeLogs() throws Exception {
        logs = Files.createDirectory(project.resolve("logs"));
    }

    private ChildJvmLauncher launcher(Path javaHome) {
        return new ChildJvmLauncher(
                project,
                new TargetJvm(javaHome, List.of("-Xmx64m"), "chain", Optional.empty()),
                Duration.ofSeconds(5),
                logs);
    }

    @Test
    void shouldSayHowToBuildATargetThatIsNotBuilt() {
        assertThatExceptionOfType(LaunchError.class)
                .isThrownBy(
                        () -> launcher(Path.of(System.getProperty("java.home"))).start(SPEC))
                .withMessageContaining("Target jetty is not built")
                .withMessageContaining(project.resolve("targets/jetty/target/classpath.txt") + " is missing")
                .withMessageContaining("mvn test-compile");
        assertThat(logs).as("the folder of logs").isEmptyDirectory();
    }

    @Test
    void shouldSayWhichCommandFailedIfThereIsNoJava() throws Exception {
        Path build = Files.createDirectories(project.resolve("targets/jetty/target"));
        Files.writeString(build.resolve("classpath.txt"), "some.jar\n");

        assertThatExceptionOfType(LaunchError.class)
                .isThrownBy(() -> launcher(project.resolve("no-java")).start(SPEC))
                .withMessageContaining("Target jetty cannot be started")
                .withMessageContaining("command: " + project.resolve("no-java/bin/java") + " -Xmx64m -cp ")
                .withMessageContaining("--name=jetty --host=127.0.0.1 --port=0 --kernel=chain --exit-with-parent")
                .withMessageContaining("Is lab.java=" + project.resolve("no-java") + " a Java home?");
    }
}
