package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import loopvspool.experiment.Experiments;
import loopvspool.settings.LabSettings;
import loopvspool.settings.SettingError;
import loopvspool.sut.TargetCatalogue;
import loopvspool.sut.TargetSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of the shipped catalogue. */
class SelectionTest {
    @TempDir
    private Path home;

    @BeforeEach
    void aJavaHome() throws IOException {
        Files.createDirectory(home.resolve("bin"));
        assertThat(Files.createFile(home.resolve("bin").resolve("java"))
                        .toFile()
                        .setExecutable(true))
                .isTrue();
    }

    private Selection select(String java, String targets) throws IOException {
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + java + "\"");
        return select(Map.of("lab.java", home.toString(), "lab.targets", targets));
    }

    private static Selection select(Map<String, String> given) {
        TargetCatalogue catalogue = TargetCatalogue.load();
        LabSettings settings =
                LabSettings.of(given, catalogue.names(), catalogue.namesByDefault(), Experiments.names());
        return Selection.of(settings, catalogue.select(settings.targets()));
    }

    @Test
    void shouldSkipWhatNeedsANewerJavaAndSayWhichThereIs() throws IOException {
        Selection selection = select("17.0.15", "vertx,javalin-virtual");

        assertThat(selection.targets()).extracting(TargetSpec::name).containsExactly("vertx");
        assertThat(selection.skipped())
                .containsExactly(Selection.UNAVAILABLE.skipped(
                        "javalin-virtual",
                        "javalin-virtual",
                        "needs Java 21 or newer, but lab.java=" + home
                                + " is Java 17.0.15: give the home of a newer one, -Dlab.java=…"));
    }

    @Test
    void shouldSkipNothingWhereTheJavaIsNewEnough() throws IOException {
        Selection selection = select("21.0.4", "vertx-virtual,javalin-virtual");

        assertThat(selection.targets())
                .extracting(TargetSpec::name)
                .containsExactly("vertx-virtual", "javalin-virtual");
        assertThat(selection.skipped()).isEmpty();
    }

    @Test
    void shouldLeaveTheRefusalToTheProgramWhereTheHomeDoesNotSayWhichJavaItIs() {
        Selection selection = select(Map.of("lab.java", home.toString(), "lab.targets", "javalin-virtual"));

        assertThat(selection.targets()).hasSize(1);
    }

    @Test
    void shouldSkipWhatHasNoContainerWhereTargetsRunInContainers() {
        Selection selection = select(Map.of("lab.launcher", "docker", "lab.targets", "vertx,vertx-loops"));

        assertThat(selection.targets()).extracting(TargetSpec::name).containsExactly("vertx");
        assertThat(selection.skipped())
                .containsExactly(Selection.UNAVAILABLE.skipped(
                        "vertx-loops",
                        "vertx-loops",
                        "there is no container for it: measure it with -Dlab.launcher=fork"));
    }

    @Test
    void shouldRefuseToMeasureNothing() {
        assertThatExceptionOfType(SettingError.class)
                .isThrownBy(() -> select("17.0.15", "vertx-virtual,javalin-virtual"))
                .satisfies(
                        error -> assertThat(error.lines())
                                .singleElement()
                                .asString()
                                .startsWith(
                                        "lab.targets=vertx-virtual,javalin-virtual: vertx-virtual, javalin-virtual: needs Java 21"));
    }
}
