package loopvspool.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import loopvspool.measure.Forged;
import loopvspool.measure.StepResult;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepsCsvTest {
    @TempDir
    private Path folder;

    private CSVRecord only(StepResult step) throws IOException {
        Path file = folder.resolve("steps.csv");
        StepsCsv.append(file, step);
        List<CSVRecord> rows = RequestsCsvTest.read(file);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static StepResult late() {
        return Forged.ran(
                Forged.step()
                        .number(7)
                        .fork(2)
                        .variant("2 users")
                        .users(2)
                        .predicted(2, 1.5, 2)
                        .build(),
                Forged.row(0).intended(0.000_4).sent(0.001).received(1).build(),
                Forged.row(1)
                        .intended(0.000_4)
                        .sent(0.003)
                        .received(3)
                        .inFlight(2)
                        .build());
    }

    @Test
    void shouldWritePredictionMeasurementAndVerdictIntoARow() throws IOException {
        Map<String, String> row = only(late()).toMap();

        assertThat(row)
                .containsEntry("step", "7")
                .containsEntry("experiment", "cpu-burst")
                .containsEntry("target", "javalin-1x")
                .containsEntry("endpoint", "sync-cpubound")
                .containsEntry("variant", "2 users")
                .containsEntry("fork", "2")
                .containsEntry("work", "CPU")
                .containsEntry("users", "2")
                .containsEntry("service_s", "1.0")
                .containsEntry("predicted_makespan_s", "2.0")
                .containsEntry("predicted_mean_response_s", "1.5")
                .containsEntry("predicted_peak_concurrency", "2")
                .containsEntry("requests", "2")
                .containsEntry("failed", "0")
                .containsEntry("makespan_s", "3.0")
                .containsEntry("mean_response_s", "2.0")
                .containsEntry("min_response_s", "1.0")
                .containsEntry("max_response_s", "3.0")
                .containsEntry("predicted_p50_s", "")
                .containsEntry("p50_s", "")
                .containsEntry("start_spread_s", "0.002")
                .containsEntry("peak_concurrency", "2")
                .containsEntry("verdict", "DIFFERS")
                .containsEntry("differences", "makespan +50 %, mean +33 %")
                .containsEntry("pings", "")
                .containsEntry("ping_verdict", "");
    }

    @Test
    void shouldWriteWhatPingsBesideItCameTo() throws IOException {
        StepResult pinged = Forged.ran(
                Forged.asPredicted(Forged.step().probes(4, 2).build()),
                Forged.ping(0, 0.25, 0.26),
                Forged.ping(1, 0.75, 0.95));

        assertThat(only(pinged).toMap())
                .containsEntry("verdict", "MATCH")
                .containsEntry("ping_limit_s", "1.0")
                .containsEntry("predicted_longest_ping_s", "1.75")
                .containsEntry("predicted_pings_over_limit", "1")
                .containsEntry("pings", "2")
                .containsEntry("longest_ping_s", "0.2")
                .containsEntry("pings_over_limit", "0")
                .containsEntry("ping_verdict", "DIFFERS");
    }

    @Test
    void shouldLeaveEmptyWhatWasNotMeasured() throws IOException {
        Map<String, String> row = only(Forged.ran(
                        Forged.step().build(), Forged.row(0).received(60).lost("no answer")))
                .toMap();

        for (String column : List.of("makespan_s", "mean_response_s", "peak_concurrency", "verdict", "differences")) {
            assertThat(row).containsEntry(column, "");
        }
        assertThat(row).containsEntry("predicted_makespan_s", "2.0");
    }

    @Test
    void shouldHaveTheSameColumnsWhateverAStepHas() throws IOException {
        Path file = folder.resolve("steps.csv");
        StepsCsv.append(file, late());
        StepsCsv.append(file, Forged.asPredicted(Forged.step().probes(4, 2).build()));
        StepsCsv.append(file, Forged.ran(Forged.step().build(), Forged.row(0).refused(503)));

        assertThat(Files.readAllLines(file)).hasSize(4);
        assertThat(RequestsCsvTest.read(file)).allMatch(CSVRecord::isConsistent);
    }

    @Test
    void shouldDocumentEveryColumn() throws IOException {
        StepsCsv.append(folder.resolve("steps.csv"), late());

        assertThat(Files.readString(Path.of("docs/reading-a-report.md")))
                .contains(Stream.of(Files.readAllLines(folder.resolve("steps.csv"))
                                .get(0)
                                .split(","))
                        .map(column -> "`" + column + "`")
                        .toList());
    }

    /** A run's folder, and the docs' command that begins so, run in the folder above by a shell. */
    private List<String> answers(String command) throws IOException, InterruptedException {
        Path results = Files.createDirectories(folder.resolve("target/gatling"));
        Path run = Files.createDirectory(results.resolve("loopvspool-1"));
        StepResult queue = Forged.ran(
                Forged.step().number(8).target("vertx").users(2).build(),
                Forged.row(1).received(2).build(),
                Forged.row(0).received(1).build());
        new ResultsJson()
                .writeAll(run.resolve("results.json"), Forged.run(late(), queue).build());
        for (StepResult step : List.of(late(), queue)) {
            StepsCsv.append(run.resolve("steps.csv"), step);
            RequestsCsv.append(run.resolve("requests.csv"), step);
        }
        LatestRun.pointTo(run);
        List<String> found = Files.readAllLines(Path.of("docs/reading-a-report.md")).stream()
                .filter(line -> line.startsWith(command))
                .toList();
        assertThat(found).as("commands in the docs that begin with " + command).isNotEmpty();
        List<String> said = new ArrayList<>();
        for (String line : found) {
            Process shell = new ProcessBuilder("sh", "-c", line)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            shell.getOutputStream().close();
            said.add(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
            assertThat(shell.waitFor()).as("%s: %s", line, said).isZero();
        }
        return said;
    }

    private static void assumeThere(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", String.join(" ", command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assumeThat(process.waitFor())
                .as("exit code of " + String.join(" ", command))
                .isZero();
    }

    @Test
    void shouldAnswerTheDocumentedLineOfJq() throws IOException, InterruptedException {
        assumeThere("jq", "--version");

        List<String[]> rows =
                answers("jq ").get(0).lines().map(line -> line.split("\t")).toList();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0))
                .hasSize(5)
                .startsWith("7", "javalin-1x sync-cpubound")
                .endsWith("false");
        assertThat(Double.parseDouble(rows.get(0)[2])).isEqualTo(2);
        assertThat(Double.parseDouble(rows.get(0)[3])).isEqualTo(2.9996);
    }

    @Test
    void shouldAnswerTheDocumentedLineOfPandas() throws IOException, InterruptedException {
        assumeThere("python3", "-c", "'import pandas'");

        assertThat(answers("python3 -c ").get(0).lines())
                .as("3 s where 2 s were predicted")
                .anyMatch(line -> line.matches(".*\\b7 +javalin-1x.* 1\\.5 .*DIFFERS"));
    }

    @Test
    void shouldAnswerTheDocumentedLineOfAwk() throws IOException, InterruptedException {
        assumeThere("awk", "'BEGIN { exit 0 }'");

        assertThat(answers("awk ").get(0).lines())
                .as("a user and its response time")
                .containsExactly("0 1.0", "1 2.0");
    }

    @Test
    void shouldCallAStepTheSameInEveryFile() throws IOException {
        Path file = folder.resolve("results.json");
        new ResultsJson().writeAll(file, Forged.run(late()).build());
        StepsCsv.append(folder.resolve("steps.csv"), late());
        RequestsCsv.append(folder.resolve("requests.csv"), late());

        JsonNode inJson = new ObjectMapper().readTree(file.toFile()).at("/steps/0");
        for (String name : List.of("step", "experiment", "target", "endpoint", "variant", "fork", "users")) {
            assertThat(RequestsCsvTest.read(folder.resolve("steps.csv")).get(0).get(name))
                    .as(name)
                    .isEqualTo(inJson.get(name).asText());
        }
        assertThat(RequestsCsvTest.read(folder.resolve("requests.csv")).get(0).get("step"))
                .isEqualTo(inJson.get("step").asText());
    }
}
