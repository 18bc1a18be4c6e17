package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import loopvspool.Child;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Maven runs first, in a JVM of its own, which it ends. */
class CheckSettingsTest {
    @TempDir
    private Path folder;

    private record Ended(int exitCode, List<String> lines) {}

    private Ended check(String setting) throws Exception {
        Path output = folder.resolve("output.txt");
        Process process = Child.builder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-D" + setting,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        CheckSettings.class.getName(),
                        folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new Ended(process.waitFor(), Files.readAllLines(output));
    }

    @ParameterizedTest
    @CsvSource({
        "lab.usres=3, Did you mean lab.users?",
        "lab.targets=javalin, Did you mean javalin-1x?",
        "lab.experiments=cpuburst, Did you mean cpu-burst?",
        "lab.users=0, from 1 to 10000"
    })
    void shouldRefuseInTwoLinesOfWhichTheLastIsTheOutcome(String setting, String remedy) throws Exception {
        Ended ended = check(setting);

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.lines()).hasSize(2);
        assertThat(ended.lines().get(0)).startsWith(setting + ": ").contains(remedy);
        assertThat(ended.lines().get(1)).startsWith("OUTCOME: REFUSED: ");
        assertThat(new ObjectMapper()
                        .readTree(folder.resolve("target/gatling/outcome.json").toFile())
                        .path("ending")
                        .asText())
                .isEqualTo("REFUSED");
    }

    @Test
    void shouldSayNothingOfGoodSettings() throws Exception {
        assertThat(check("lab.users=3")).isEqualTo(new Ended(0, List.of()));
        assertThat(folder.resolve("target")).doesNotExist();
    }

    /** Also one that is there and is no folder. */
    @Test
    void shouldRefuseAResultsFolderThatCannotBeMade() throws Exception {
        Path file = Files.createFile(folder.resolve("a-file"));

        Ended ended = check("gatling.resultsFolder=" + file.resolve("nope"));

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.lines()).hasSize(2);
        assertThat(ended.lines().get(0)).startsWith("gatling.resultsFolder=").contains("name another one");
        assertThat(ended.lines().get(1)).startsWith("OUTCOME: REFUSED: ");
    }
}
