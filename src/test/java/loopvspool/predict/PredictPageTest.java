package loopvspool.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** docs/predict.md prints what each of its commands prints. */
class PredictPageTest {
    private static final Pattern EXAMPLE = Pattern.compile(
            "(?s)```sh\\n[^\\n]*exec:java@predict -Dexec\\.args=\"([^\"]*)\"\\n```\\n\\n```text\\n(.*?)```");

    private record Printed(int status, String out, String err) {}

    private static Printed run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Predict.run(List.of(arguments), new PrintStream(out), new PrintStream(err));
        return new Printed(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @TestFactory
    Stream<DynamicTest> shouldPrintWhatThePageShows() throws Exception {
        String page = Files.readString(Path.of("docs", "predict.md"));
        List<DynamicTest> examples = EXAMPLE.matcher(page)
                .results()
                .map(example -> DynamicTest.dynamicTest(example.group(1), () -> {
                    Printed printed = run(example.group(1).split(" "));
                    assertThat(printed.err()).isEmpty();
                    assertThat(printed.status()).isZero();
                    assertThat(printed.out().lines())
                            .containsExactlyElementsOf(example.group(2).lines().toList());
                }))
                .toList();
        assertThat(examples).hasSizeGreaterThanOrEqualTo(8);
        return examples.stream();
    }

    /** The README sums up the third example: what it says of it stands in the table. */
    @Test
    void shouldComeToWhatTheReadmeSays() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        List<String> rows = run("--cores=8", "--compute=5ms", "--wait=45ms", "--rate=400", "--limit=p99<200ms")
                .out()
                .lines()
                .toList();

        assertThat(rows)
                .anyMatch(row -> row.matches(" +pool of 8 .* 160  diverges.*"))
                .anyMatch(row -> row.matches(" +pool of 16 .* 320  diverges.*"))
                .anyMatch(row -> row.matches(" +non-blocking loop .* 200  diverges.*"))
                .anyMatch(row -> row.matches(" +virtual threads .* 1585"))
                .anyMatch(row -> row.matches(" +executeBlocking on 8 .* 1585"));
        assertThat(readme).contains("160", "320", "200", "1585", "--rate=400 --limit=p99<200ms");
    }

    @Test
    void shouldSayWhatIsWrongOnTheOtherStreamAndFail() {
        Printed printed = run("--cores=8");

        assertThat(printed.status()).isEqualTo(1);
        assertThat(printed.out()).isEmpty();
        assertThat(printed.err().lines()).hasSize(2);
    }

    @Test
    void shouldHelpWhereNothingIsAsked() {
        assertThat(run().out()).isEqualTo(run("--help").out()).contains("--cores=");
    }
}
