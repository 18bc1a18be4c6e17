package loopvspool.contract.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of {@code docs/adding-a-target.md} compiles, and passes the checks that the page tells its reader to run. */
class DocumentedTargetTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "adding-a-target.md");
    private static final Pattern JAVA = Pattern.compile("(?ms)^```java\\R(.*?)^```$");

    @TempDir
    private Path folder;

    @Test
    void shouldPassTheChecks() throws Exception {
        Matcher java = JAVA.matcher(Files.readString(PAGE));
        assertThat(java.find()).as("%s holds Java", PAGE).isTrue();
        Path source = Files.writeString(folder.resolve("MyTarget.java"), java.group(1));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), source.toString(), "0", "1")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            URI url = URI.create(output.readLine());

            assertThat(CheckTarget.run(new Subject(url, OptionalInt.of(1)), new PrintStream(System.out, true)))
                    .as("whether nothing is wrong; what is stands above")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
    }
}
