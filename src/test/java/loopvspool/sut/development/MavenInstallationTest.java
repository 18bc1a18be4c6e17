package loopvspool.sut.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import loopvspool.sut.LaunchError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenInstallationTest {
    @TempDir
    private Path home;

    private Properties before;

    @BeforeEach
    void tell() {
        before = System.getProperties();
        Properties told = new Properties();
        told.putAll(before);
        told.put("loopvspool.maven.home", home.toString());
        told.put("loopvspool.maven.repository", "repository");
        told.put("loopvspool.maven.settings", home.resolve("settings.xml").toString());
        System.setProperties(told);
    }

    @AfterEach
    void restore() {
        System.setProperties(before);
    }

    private void makeProgram() throws Exception {
        Path program =
                Files.createFile(Files.createDirectory(home.resolve("bin")).resolve("mvn"));
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void shouldUseTheRepositoryAndTheSettingsOfThisBuild() throws Exception {
        makeProgram();
        Path settings = Files.createFile(home.resolve("settings.xml"));

        assertThat(MavenInstallation.ofThisBuild().offline())
                .containsExactly(
                        home.resolve("bin/mvn").toString(),
                        "--batch-mode",
                        "--offline",
                        "--settings",
                        settings.toString(),
                        "-Dmaven.repo.local=repository");
    }

    @Test
    void shouldDoWithoutSettingsIfTheUserHasNone() throws Exception {
        makeProgram();

        assertThat(MavenInstallation.ofThisBuild().offline()).doesNotContain("--settings");
    }

    @Test
    void shouldSayThatNobodyToldOfMaven() {
        System.clearProperty("loopvspool.maven.home");

        assertThatExceptionOfType(LaunchError.class)
                .isThrownBy(MavenInstallation::ofThisBuild)
                .withMessageContaining("loopvspool.maven.home does not say where it is")
                .withMessageContaining("mvn gatling:test");
    }

    @Test
    void shouldSayThatThereIsNoMavenWhereItShouldBe() {
        assertThatExceptionOfType(LaunchError.class)
                .isThrownBy(MavenInstallation::ofThisBuild)
                .withMessageContaining("loopvspool.maven.home=" + home + " is not a Maven")
                .withMessageContaining(home.resolve("bin/mvn") + " is no program");
    }
}
