package loopvspool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every program, of the lab or of a target, sets the neutral locale before it does anything else. */
class ProgramsTest {
    private static final Pattern MAIN = Pattern.compile("static void main\\([^{]*\\{\\s*([^\\n]*)");

    @Test
    void shouldSetTheLocaleFirst() throws IOException {
        List<String> firstStatements = Stream.concat(
                        sources("src/gatling/java"),
                        // What sets it for all targets is where each of them starts.
                        sources("targets").filter(file -> file.toString().contains("/src/main/java/")))
                .map(ProgramsTest::text)
                .map(MAIN::matcher)
                .filter(Matcher::find)
                .map(main -> main.group(1).strip())
                .toList();

        assertThat(firstStatements).hasSizeGreaterThan(10).allSatisfy(statement -> assertThat(statement)
                .matches("NeutralLocale\\.set\\(\\);|Locale\\.setDefault\\(Locale\\.ROOT\\);|Launch\\.run\\(.*"));
        assertThat(text(Path.of("targets/workload/src/main/java/loopvspool/workload/Launch.java")))
                .as("where the targets start")
                .contains("Locale.setDefault(Locale.ROOT);");
    }

    private static Stream<Path> sources(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
