package loopvspool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import loopvspool.measure.Forged;
import loopvspool.outcome.Ending;
import loopvspool.outcome.JvmEnd;
import loopvspool.outcome.Outcome;
import loopvspool.outcome.RunOutcome;
import loopvspool.report.OutcomeFile;
import loopvspool.report.ResultsFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What docs/ci.md prints is run as it stands there. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no sh")
class CiPageTest {
    private static final Pattern BLOCK = Pattern.compile("(?s)\\n```(\\w*)\\n(.*?)\\n```");

    @TempDir
    private Path folder;

    private String page;

    @BeforeEach
    void readPage() throws IOException {
        page = Files.readString(Path.of("docs", "ci.md"));
    }

    private List<String> blocks(String language) {
        return BLOCK.matcher(page)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    private record Ended(int exitCode, String output) {}

    /** Runs a script in the folder, with what is in its folder bin before all other commands. */
    private Ended run(String script, String... arguments) throws Exception {
        Path file = Files.writeString(folder.resolve("lab.sh"), script);
        List<String> command = Stream.concat(Stream.of("/bin/sh", file.toString()), Arrays.stream(arguments))
                .toList();
        Path output = folder.resolve("output.txt");
        Process process = Child.builder(command, Map.of("PATH", folder.resolve("bin") + ":" + System.getenv("PATH")))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new Ended(process.waitFor(), Files.readString(output));
    }

    /** A mvn whose n-th run prints the n-th of the lines, between what else Maven prints, and notes its arguments. */
    private void fakeMaven(String... lines) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.write(folder.resolve("lines"), List.of(lines));
        Path mvn = Files.writeString(bin.resolve("mvn"), """
                #!/bin/sh
                echo "$*" >>runs
                echo "step 1 of 1"
                sed -n "$(wc -l <runs)p" lines
                echo "[ERROR] Failed to execute goal" >&2
                exit 1
                """);
        assertThat(mvn.toFile().setExecutable(true)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OK                            | 1 | 0
            INVALID, OK                   | 2 | 0
            SUSPECT, INVALID, OK          | 3 | 0
            SUSPECT, SUSPECT, SUSPECT, OK | 3 | 1
            LIMIT BROKEN, OK              | 1 | 1
            INVALID, LIMIT BROKEN, OK     | 2 | 1
            REFUSED, OK                   | 1 | 1
            REQUESTS LOST, OK             | 1 | 1
            NOT STARTED, OK               | 1 | 1
            NOT WRITTEN, OK               | 1 | 1
            INTERRUPTED, OK               | 1 | 1
            """)
    void shouldRunAgainOnlyWhereTheMachineMayBeToBlame(String endings, int runs, int exitCode) throws Exception {
        fakeMaven(Arrays.stream(endings.split(", "))
                .map(ending -> "OUTCOME: " + ending + ": a reason: or two")
                .toArray(String[]::new));

        Ended ended = run(blocks("sh").get(0), "-Dlab.limits=makespan of a on b < 1s");

        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(exitCode);
        assertThat(Files.readAllLines(folder.resolve("runs"))).hasSize(runs).allSatisfy(arguments -> assertThat(
                        arguments)
                .endsWith("gatling:test -Dlab.failOn=suspect -Dlab.limits=makespan of a on b < 1s"));
    }

    @Test
    void shouldDecideByTheWorstOfSeveral() throws Exception {
        fakeMaven("OUTCOME: INVALID, LIMIT BROKEN: a reason", "OUTCOME: OK: the run is VALID");

        assertThat(run(blocks("sh").get(0)).exitCode()).isZero();
    }

    @Test
    void shouldEndWhereMavenFailsBeforeTheLab() throws Exception {
        fakeMaven("[ERROR] COMPILATION ERROR");

        Ended ended = run(blocks("sh").get(0));

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("attempt 1 of 3: Maven failed before the lab");
    }

    @Test
    void shouldPrintTheLineAsTheLabDoes() {
        Outcome ok = RunOutcome.of(
                Forged.run(Forged.asPredicted(Forged.step().build()))
                        .limits("makespan of cpu-burst on javalin-1x < 12s")
                        .build(),
                false,
                new JvmEnd(JvmEnd.Kind.EXIT, ""),
                Optional.empty());

        assertThat(page).contains("\n" + ok.line() + "\n");
    }

    @Test
    void shouldListEveryEndingWithItsExitCode() {
        List<MatchResult> rows = Pattern.compile("(?m)^\\| `([A-Z ]+)` \\| (\\S+)")
                .matcher(page)
                .results()
                .toList();

        assertThat(rows)
                .extracting(row -> row.group(1))
                .containsExactlyElementsOf(
                        Arrays.stream(Ending.values()).map(Ending::word).toList());
        assertThat(rows.stream().filter(row -> !row.group(1).equals("INTERRUPTED")))
                .allSatisfy(row -> assertThat(row.group(2))
                        .isEqualTo(String.format(
                                Locale.ROOT,
                                "%d",
                                Ending.valueOf(row.group(1).replace(' ', '_')).exitCode())));
    }

    @Test
    void shouldRunTheScriptThatItPrints() {
        assertThat(blocks("yaml")).singleElement().asString().contains("- run: sh lab.sh -Dlab.");
        assertThat(blocks("sh").get(0)).contains("# lab.sh: ");
    }

    @Full
    @Test
    void shouldAskTheResultsWhatTheyHold() throws Exception {
        Outcome outcome = Outcome.notBegun(Ending.LIMIT_BROKEN, List.of("for a test"));
        ObjectNode results = ResultsFixture.read();
        results.withObject("/run/outcome").putArray("endings").add("INVALID").add("LIMIT BROKEN");
        results.putArray("limits")
                .addObject()
                .put("name", "makespan of cpu-burst on vertx")
                .put("requirement", "< 1 s")
                .put("actual", 2.5)
                .put("predicted", 1.9)
                .put("met", false)
                .put("believed", false)
                .putNull("why");
        ResultsFixture.write(folder, results);
        new OutcomeFile(folder.resolve("target/gatling")).write(outcome, Optional.of(folder.resolve("results.json")));

        Ended ended = run(blocks("sh").get(2));

        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(1);
        assertThat(ended.output().lines().toList())
                .contains(
                        "INVALID, LIMIT BROKEN",
                        results.at("/validity/level").asText(),
                        "BROKEN makespan of cpu-burst on vertx < 1 s: 2.5, predicted 1.9")
                .endsWith("false");
    }
}
