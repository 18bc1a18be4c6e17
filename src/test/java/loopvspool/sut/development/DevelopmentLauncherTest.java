package loopvspool.sut.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopvspool.sut.LaunchError;
import loopvspool.sut.Specs;
import loopvspool.sut.TargetJvm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a shell script that stands for Maven; the real one is started by the integration test. */
class DevelopmentLauncherTest {
    private static final Path JAVA_HOME = Path.of("some-jdk");

    @TempDir
    private Path project;

    private Path logs;
    private Path scratch;
    private Path maven;

    @BeforeEach
    void makeProject() throws Exception {
        logs = Files.createDirectory(project.resolve("logs"));
        scratch = project.resolve("scratch");
        Files.createDirectory(project.resolve("build"));
        Path sources = Files.createDirectories(project.resolve("targets/jetty/src/main/java"));
        Files.writeString(sources.resolve("Main.java"), "Identity.of(Map.of(\"jetty\", VERSION))");
        maven = Files.createDirectories(project.resolve("maven/bin")).resolve("mvn");
    }

    private void mavenIs(String script) throws Exception {
        Files.writeString(maven, "#!/bin/sh\n" + script + "\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();
    }

    private DevelopedTarget start(Duration patience, List<String> jvmArguments) {
        MavenInstallation installation =
                new MavenInstallation(project.resolve("maven"), Path.of("repository"), Optional.empty());
        return new DevelopmentLauncher(
                        project,
                        installation,
                        new TargetJvm(JAVA_HOME, jvmArguments, "chain", Optional.empty()),
                        patience,
                        logs,
                        scratch)
                .start(Specs.of("jetty", "a pool", "targets/jetty", "Main", List.of("--workers=2"), Map.of()));
    }

    private DevelopedTarget start() {
        return start(Duration.ofSeconds(20), List.of("-Xmx64m", "-XX:+UseG1GC"));
    }

    @Test
    void shouldShowTheCommandAndTheEndOfItsOutputIfMavenFails() throws Exception {
        mavenIs("echo \"JAVA_HOME is $JAVA_HOME\"; echo 'BUILD FAILURE'; exit 1");

        try (DevelopedTarget target = start()) {
            assertThatExceptionOfType(LaunchError.class)
                    .isThrownBy(target::awaitReady)
                    .withMessageContaining("Target jetty ended with exit code 1 before it was ready")
                    .withMessageContaining(
                            "command: " + maven + " --batch-mode --offline -Dmaven.repo.local=repository")
                    .withMessageContaining("--activate-profiles reload --projects jetty --also-make")
                    .withMessageContaining("-Dvertx.jvmArguments=-Xmx64m,-XX:+UseG1GC ")
                    .withMessageContaining(
                            "--kernel=chain,--exit-with-parent,--workers=2 compile io.reactiverse:vertx-maven-plugin:run")
                    .withMessageContaining("JAVA_HOME is some-jdk")
                    .withMessageContaining("BUILD FAILURE");
        }
        assertThat(scratch).as("the folder of copies").isEmptyDirectory();
    }

    @Test
    void shouldEndMavenWhenItIsClosedBeforeItIsReady() throws Exception {
        mavenIs("exec sleep 60");
        DevelopedTarget target = start(Duration.ofMillis(200), List.of());
        try (target) {
            assertThatExceptionOfType(LaunchError.class)
                    .isThrownBy(target::awaitReady)
                    .withMessageContaining("it has not announced its port");
        }

        assertThat(target.isAlive()).isFalse();
        assertThat(target.processHandles()).as("what still runs").isEmpty();
        assertThat(scratch).as("the folder of copies").isEmptyDirectory();
    }

    @Test
    void shouldRefuseAnArgumentThatThePluginWouldTearApart() throws Exception {
        mavenIs("exit 0");

        assertThatExceptionOfType(LaunchError.class)
                .isThrownBy(() -> start(Duration.ofSeconds(1), List.of("-Xlog:gc,safepoint")))
                .withMessageContaining("no comma, quote or space")
                .withMessageContaining("-Xlog:gc,safepoint");
        assertThat(scratch).as("the folder of copies").isEmptyDirectory();
    }

    @Test
    void shouldRefuseAPathThatThePluginWouldQuote() {
        scratch = project.resolve("my results");

        assertThatExceptionOfType(LaunchError.class)
                .isThrownBy(this::start)
                .withMessageContaining("no path with a space, and one is " + scratch);
        assertThat(scratch).doesNotExist();
    }
}
