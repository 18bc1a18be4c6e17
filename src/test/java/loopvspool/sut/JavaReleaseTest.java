package loopvspool.sut;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaReleaseTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({"17.0.15, 17", "21, 21", "25.0.1, 25", "26-ea, 26", "22+36, 22", "1.8.0_402, 1"})
    void shouldReadTheVersionThatTheHomeSays(String version, int feature) throws IOException {
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");

        assertThat(JavaRelease.of(home)).hasValue(new JavaRelease(version));
        assertThat(new JavaRelease(version).feature()).isEqualTo(feature);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "JAVA_VERSION=\"\"", "JAVA_VERSION=\"soon\"", "JAVA_VERSION=\"99999\"", "\\u00"})
    void shouldSayNothingWhereTheFileSaysNothing(String text) throws IOException {
        Files.writeString(home.resolve("release"), text);

        assertThat(JavaRelease.of(home)).isEmpty();
    }

    @Test
    void shouldSayNothingWithoutTheFile() {
        assertThat(JavaRelease.of(home)).isEmpty();
    }
}
