package loopvspool.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import loopvspool.report.ResultsJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompareRunsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-24T18:30:00.250Z");

    @TempDir
    private Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int compare(Path... folders) {
        return new CompareRuns(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .run(
                        Stream.of(folders).map(Path::toString).toList(),
                        Optional.of(home.resolve("into").toString()));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private JsonNode compared(ForgedRun... runs) throws IOException {
        List<Path> folders = new ArrayList<>();
        for (ForgedRun run : runs) {
            folders.add(run.write(home.resolve("run-" + folders.size())));
        }
        assertThat(compare(folders.toArray(Path[]::new))).as(err()).isZero();
        return JSON.readTree(home.resolve("into/comparison-of-runs.json").toFile());
    }

    /** The rows of the metrics that have this verdict, as they are printed. */
    private List<String> block(String verdict) {
        return out().lines()
                .dropWhile(line -> !line.equals(verdict) && !line.startsWith(verdict + ": "))
                .skip(1)
                .takeWhile(line -> line.startsWith("  "))
                .toList();
    }

    private static List<String> different(JsonNode comparison, int pair) {
        return StreamSupport.stream(comparison.get("metrics").spliterator(), false)
                .filter(metric -> metric.get("contrasts")
                        .get(pair)
                        .path("verdict")
                        .asText()
                        .equals("different"))
                .map(metric -> metric.get("target").asText() + " "
                        + metric.get("experiment").asText() + " "
                        + metric.get("metric").asText())
                .distinct()
                .toList();
    }

    @Test
    void shouldFindWhatIsTenPercentSlowerAndNothingElse() throws IOException {
        JsonNode comparison = compared(
                ForgedRun.of(5, 1),
                ForgedRun.of(5, 2).slow("javalin-1x", "async-usage", 2).slow("javalin-1x", "io-burst", 1.12));

        assertThat(different(comparison, 0))
                .allMatch(name -> name.startsWith("javalin-1x io-burst "))
                .contains("javalin-1x io-burst makespan", "javalin-1x io-burst meanResponse");
        assertThat(block("different"))
                .anyMatch(line -> line.startsWith("  javalin-1x sync-iobound, io-burst, 6 users: makespan "))
                .allMatch(line -> line.startsWith("  javalin-1x ") && line.contains("the interval excludes 1; p = "));
    }

    @Test
    void shouldCallNothingDifferentInTwoRunsOfTheSame() throws IOException {
        JsonNode comparison = compared(ForgedRun.of(5, 1), ForgedRun.of(5, 2));

        assertThat(different(comparison, 0)).isEmpty();
        assertThat(out()).contains("0 different, ", "JDKs and versions are the same.");
        assertThat(block("different")).isEmpty();
        assertThat(block("not shown to differ")).isNotEmpty();
        assertThat(comparison.at("/settings")).isEmpty();
        assertThat(comparison.at("/circumstances")).isEmpty();
        assertThat(comparison.at("/warnings")).isEmpty();
    }

    @Test
    void shouldCallARunByTheNameThatItsUserGaveItAndNotCallTheNamesADifference() throws IOException {
        ForgedRun named = ForgedRun.of(1, 1);
        named.results().withObject("/settings").put("lab.name", "before");
        JsonNode comparison = compared(named, ForgedRun.of(1, 2));

        assertThat(comparison.at("/runs/0/name").asText()).isEqualTo("before (run-0)");
        assertThat(comparison.at("/runs/1/name").asText()).isEqualTo("run-1");
        assertThat(comparison.at("/settings")).isEmpty();
        assertThat(out()).contains("before (run-0)");
    }

    @Test
    void shouldJudgeNothingOfSingleForks() throws IOException {
        JsonNode comparison = compared(ForgedRun.of(1, 1), ForgedRun.of(1, 2).slow("vertx", "cpu-burst", 3));

        assertThat(comparison.at("/pairs/0/different").asInt()).isZero();
        assertThat(comparison.at("/pairs/0/notShown").asInt()).isZero();
        assertThat(comparison.at("/pairs/0/notJudged").asInt()).isGreaterThan(100);
        assertThat(comparison.at("/metrics/0/contrasts/0/ratio").asDouble()).isBetween(0.9, 1.1);
    }

    @Test
    void shouldPrintTheMetricsOfRunsThatAreTooShortToJudgeAndSayWhy() throws IOException {
        compared(only(ForgedRun.of(2, 1), "cpu-burst"), only(ForgedRun.of(2, 2), "cpu-burst"));

        assertThat(out()).contains("not judged: 2 and 2 values; a judgement takes 5 on either side");
        assertThat(block("not judged"))
                .anyMatch(
                        line -> line.matches(
                                " +vertx sync-cpubound, cpu-burst, 6 users: makespan +1\\.[0-9]+ s \\(2\\) +1\\.[0-9]+ s \\(2\\) +[01]\\.[0-9]{3}  -"));
    }

    /** Of this question alone, and of the targets themselves. */
    private static ForgedRun only(ForgedRun run, String experiment) {
        Iterator<JsonNode> metrics = run.results().get("metrics").elements();
        while (metrics.hasNext()) {
            JsonNode of = metrics.next().get("experiment");
            if (of.isTextual() && !of.asText().equals(experiment)) {
                metrics.remove();
            }
        }
        return run;
    }

    @Test
    void shouldPrintWhatMattersFirstInSomeFortyLinesAndCountTheRest() throws IOException {
        ForgedRun other = ForgedRun.of(5, 2).slow("vertx", "cpu-burst", 1.5).slow("javalin-2x", "io-burst", 1.2);
        other.results().withObject("/validity").put("level", "SUSPECT");
        ArrayNode doubts = other.results().putArray("doubts");
        IntStream.range(0, 30).forEach(i -> doubts.addObject()
                .put("kind", "SUSPECT")
                .put("cause", "cause-" + i)
                .put("count", 3)
                .put("text", "steps were late")
                .put("remedy", "repeat"));
        IntStream.range(0, 30)
                .forEach(i -> other.results().withObject("/settings").put("lab.new" + i, "1"));
        other.results().withObject("/targets/0/identity/java").put("version", "25.0.3");

        compared(ForgedRun.of(5, 1), other);

        List<String> lines = out().lines().toList();
        assertThat(lines).hasSizeBetween(30, 42);
        assertThat(lines).contains("     and 25 more kinds of doubt, in its own results", "  and 23 more, on the page");
        assertThat(block("different").get(0))
                .as("the largest of what a burst is about")
                .contains("makespan", "1.5");
        assertThat(lines)
                .anyMatch(line -> line.matches("On the page: [0-9]+ more, [0-9]+ of a kind that is not judged"));
    }

    @Test
    void shouldNameTheJavaOfEachRunsTargets() throws IOException {
        ForgedRun other = ForgedRun.of(5, 2);
        for (JsonNode target : other.results().get("targets")) {
            ((ObjectNode) target.at("/identity/java"))
                    .put("version", "25.0.3")
                    .put("vendor", "Eclipse Adoptium")
                    .put("vmVersion", "25.0.3+9-LTS");
        }

        JsonNode comparison = compared(ForgedRun.of(5, 1), other);

        assertThat(comparison.at("/runs/0/java").asText()).isEqualTo("Java 17.0.15 (Debian)");
        assertThat(comparison.at("/runs/1/java").asText())
                .isEqualTo("targets: Java 25.0.3 (Eclipse Adoptium); Gatling: Java 17.0.15 (Debian)");
        assertThat(out().lines().limit(2))
                .satisfiesExactly(
                        first -> assertThat(first).endsWith(", Java 17.0.15 (Debian)"),
                        second -> assertThat(second).contains(", targets: Java 25.0.3 (Eclipse Adoptium); "));
        assertThat(out().lines())
                .as("all targets in a line")
                .contains("  vertx, javalin-1x, javalin-2x: JDK:"
                        + " A Java 17.0.15 (Debian), 17.0.15+6-Debian-1deb12u1,"
                        + " B Java 25.0.3 (Eclipse Adoptium), 25.0.3+9-LTS");
    }

    @Test
    void shouldNameWhatOneRunAloneHas() throws IOException {
        ForgedRun less = ForgedRun.of(5, 2);
        ((ArrayNode) less.results().get("metrics")).remove(0);

        compared(ForgedRun.of(5, 1), less);

        assertThat(out()).contains(", 1 in A alone");
    }

    @Test
    void shouldTakeALinkForTheRunThatItPointsTo() throws IOException {
        Path first = ForgedRun.of(1, 1).write(home.resolve("one"));
        Path second = ForgedRun.of(1, 2).write(home.resolve("two"));
        Path latest = Files.createSymbolicLink(home.resolve("latest"), second.getFileName());

        assertThat(compare(first, latest)).as(err()).isZero();
        assertThat(out()).contains("  two, ");

        out.reset();
        assertThat(compare(second, latest)).isEqualTo(1);
        assertThat(err()).contains("is named twice");
    }

    @ParameterizedTest
    @CsvSource({"1.0, 0", "1.5, 1"})
    void shouldLetABuildFailWhereAMetricDiffersByTheDocumentedLine(double factor, int exitCode) throws Exception {
        assumeThat(shell("jq --version")).as("exit code of jq --version").isZero();
        compared(
                only(ForgedRun.of(5, 1), "cpu-burst"),
                only(ForgedRun.of(5, 2), "cpu-burst").slow("vertx", "cpu-burst", factor));

        List<String> documented = Files.readAllLines(Path.of("docs/comparing-runs.md")).stream()
                .filter(line -> line.startsWith("jq "))
                .toList();
        assertThat(documented).hasSize(1);
        assertThat(shell(documented.get(0))).isEqualTo(exitCode);
    }

    private int shell(String command) throws Exception {
        return new ProcessBuilder("sh", "-c", command)
                .directory(Files.createDirectories(home.resolve("into")).toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Test
    void shouldCompareEachFurtherRunWithTheFirst() throws IOException {
        JsonNode comparison = compared(
                ForgedRun.of(5, 1),
                ForgedRun.of(5, 2).slow("vertx", "cpu-burst", 1.3),
                ForgedRun.of(5, 3).slow("vertx", "cpu-burst", 0.7));

        assertThat(different(comparison, 0)).isNotEmpty().isEqualTo(different(comparison, 1));
        assertThat(comparison.at("/pairs/1/base").asText()).isEqualTo("A");
        assertThat(comparison.at("/pairs/1/run").asText()).isEqualTo("C");
        assertThat(comparison.at("/metrics/0/runs")).hasSize(3);
    }

    @Test
    void shouldSumUpItsVerdicts() throws IOException {
        JsonNode comparison = compared(ForgedRun.of(5, 1), ForgedRun.of(5, 2).slow("vertx", "cpu-burst", 1.3));

        JsonNode pair = comparison.at("/pairs/0");
        long judged = StreamSupport.stream(comparison.get("metrics").spliterator(), false)
                .filter(metric -> metric.get("judged").asBoolean())
                .count();
        assertThat(pair.get("different").asLong()
                        + pair.get("notShown").asLong()
                        + pair.get("notJudged").asLong())
                .isEqualTo(judged);
    }

    @Test
    void shouldNameMetricsThatOneRunLacks() throws IOException {
        ForgedRun less = ForgedRun.of(5, 2);
        ((ArrayNode) less.results().get("metrics")).remove(0);

        JsonNode first = compared(ForgedRun.of(5, 1), less).at("/metrics/0");

        assertThat(first.at("/runs/0/mean").isNumber()).isTrue();
        assertThat(first.at("/runs/1").isNull()).isTrue();
        assertThat(first.at("/contrasts/0").isNull()).isTrue();
    }

    @Test
    void shouldNotJudgeWhatIsNotAboveZero() throws IOException {
        ForgedRun zero = ForgedRun.of(5, 2);
        ((ArrayNode) zero.results().at("/metrics/0/values")).set(2, 0);

        JsonNode contrast = compared(ForgedRun.of(5, 1), zero).at("/metrics/0/contrasts/0");

        assertThat(contrast.get("verdict").asText()).isEqualTo("not judged");
        assertThat(contrast.get("ratio").isNull()).isTrue();
        assertThat(contrast.get("why").asText())
                .isEqualTo("a side has no value, or one that is not above 0, so there is no ratio");
    }

    /** The metric of the first step that was pinged, with these values in each run. */
    private JsonNode pinged(List<Double> base, List<Double> other) throws IOException {
        ForgedRun[] runs = {ForgedRun.of(5, 1), ForgedRun.of(5, 2)};
        int at = longestProbe(runs[0].results().get("metrics"));
        for (int run = 0; run < runs.length; run++) {
            ((ObjectNode) runs[run].results().at("/metrics/" + at))
                    .set("values", JSON.valueToTree(run == 0 ? base : other));
        }
        return compared(runs).at("/metrics/" + at + "/contrasts/0");
    }

    private static int longestProbe(JsonNode metrics) {
        return IntStream.range(0, metrics.size())
                .filter(i -> metrics.get(i).get("metric").asText().equals("longestProbe"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Double> fiveAround(double mean) {
        return Stream.of(0.99, 1.0, 1.01, 1.02, 0.98).map(one -> one * mean).toList();
    }

    @Test
    void shouldNotCallPingsDifferentThatBothPass() throws IOException {
        JsonNode contrast = pinged(fiveAround(0.001), fiveAround(0.002));

        assertThat(contrast.get("verdict").asText()).isEqualTo("not shown");
        assertThat(contrast.get("why").asText()).isEqualTo("both within the 0.1 s that a ping may need on busy cores");
        assertThat(contrast.get("ratio").asDouble()).as("is there to be seen").isCloseTo(2, within(1e-9));
    }

    @Test
    void shouldCallPingsDifferentOfWhichOneWaits() throws IOException {
        assertThat(pinged(fiveAround(0.01), fiveAround(0.5)).get("verdict").asText())
                .isEqualTo("different");
    }

    @Test
    void shouldCountNoPingThatPassesAmongTheMetricsThatItCorrectsFor() throws IOException {
        JsonNode comparison = compared(ForgedRun.of(5, 1), ForgedRun.of(5, 2).slow("vertx", "cpu-burst", 3));

        List<String> reasons = comparison.get("metrics").findValuesAsText("why");
        long passing =
                reasons.stream().filter(why -> why.startsWith("both within")).count();
        long judged = StreamSupport.stream(comparison.get("metrics").spliterator(), false)
                .filter(metric -> metric.get("judged").asBoolean())
                .count();
        assertThat(passing).isPositive();
        assertThat(reasons).anyMatch(why -> why.endsWith("corrected for " + (judged - passing) + " metrics"));
    }

    @Test
    void shouldSayWhatElseDiffersAndWarnWhereItSpoilsTheComparison() throws IOException {
        ForgedRun other = ForgedRun.of(5, 2);
        other.results().withObject("/settings").put("lab.serviceTime", "2s").put("lab.java", "/other/jdk");
        other.results().withObject("/environment/machine").put("cores", 64).put("threadsPerCore", 2);
        other.results().withObject("/environment/machine/cpus").put("usable", "1");
        other.results().withObject("/environment/injector/quota").put("cpus", 1.5);
        other.results().withObject("/targets/0/quota").put("cpus", 1.5);
        other.results().withObject("/environment").put("commit", "0123abc");

        JsonNode comparison = compared(ForgedRun.of(5, 1), other);

        assertThat(comparison.at("/settings").findValuesAsText("name"))
                .containsExactlyInAnyOrder("lab.serviceTime", "lab.java");
        assertThat(comparison.at("/circumstances").findValuesAsText("name"))
                .containsExactlyInAnyOrder(
                        "cores",
                        "threads per core",
                        "commit of the lab",
                        "vertx: CPU quota",
                        "cores that the run may use",
                        "injector's CPU quota");
        assertThat(comparison.at("/circumstances/0/values").toString()).isEqualTo("[\"2\",\"64\"]");
        String warning =
                "lab.serviceTime differs (A 200ms, B 2s): CPU-bound requests were given other amounts of work, so their times cannot be compared.";
        assertThat(comparison.get("warnings")).hasSize(1);
        assertThat(comparison.at("/warnings/0").asText()).isEqualTo(warning);
        assertThat(out()).contains("WARNING: " + warning);
    }

    @ParameterizedTest
    @CsvSource({"lab.users, 99", "lab.ioTime, 1s", "lab.kernel, matrix", "lab.healthCheck.rate, 1"})
    void shouldWarnOfEachSettingThatChangesWhatIsMeasured(String setting, String value) throws IOException {
        ForgedRun other = ForgedRun.of(5, 2);
        other.results().withObject("/settings").put(setting, value);

        assertThat(compared(ForgedRun.of(5, 1), other).at("/warnings/0").asText())
                .startsWith(setting + " differs (A ");
    }

    @Test
    void shouldNameFirstWhichRunIsNotToBeBelieved() throws IOException {
        ForgedRun suspect = ForgedRun.of(5, 2);
        ObjectNode validity = suspect.results().putObject("validity").put("level", "SUSPECT");
        validity.putArray("findings")
                .addObject()
                .put("severity", "SUSPECT")
                .put("cause", "other-processes")
                .put("subject", "vertx")
                .put("reason", "another process");
        ArrayNode doubts = suspect.results().putArray("doubts");
        doubts.addObject()
                .put("kind", "SUSPECT")
                .put("cause", "other-processes")
                .put("count", 1)
                .put("text", "vertx: another process")
                .put("remedy", "repeat");
        doubts.addObject()
                .put("kind", "NOTE")
                .put("cause", "shared-cores")
                .put("count", 1)
                .put("text", "cores are shared")
                .put("remedy", "");

        JsonNode comparison = compared(ForgedRun.of(5, 1), suspect);

        assertThat(comparison.at("/runs/1/validity/level").asText()).isEqualTo("SUSPECT");
        assertThat(out().lines().limit(3))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("A  VALID    run-0, "),
                        second -> assertThat(second).startsWith("B  SUSPECT  run-1, "),
                        third -> assertThat(third).isEqualTo("     SUSPECT: vertx: another process; repeat"));
    }

    @Test
    void shouldLinkToTheRunsFromWhereItLies() throws IOException {
        ForgedRun.of(1, 1).write(home.resolve("first run"));
        ForgedRun.of(1, 2).write(home.resolve("a:b#c"));
        Files.delete(home.resolve("a:b#c/comparison.html"));

        assertThat(compare(home.resolve("first run"), home.resolve("a:b#c"))).isZero();

        JsonNode runs = JSON.readTree(
                        home.resolve("into/comparison-of-runs.json").toFile())
                .get("runs");
        assertThat(runs.at("/0/page").asText()).isEqualTo("../first%20run/comparison.html");
        assertThat(runs.at("/1/page").isNull()).isTrue();
        assertThat(runs.at("/1/results").asText()).isEqualTo("../a%3Ab%23c/results.json");
    }

    @Test
    void shouldPutItBesideTheLastRunUnlessToldOtherwise() throws IOException {
        Path first = ForgedRun.of(1, 1).write(home.resolve("elsewhere/run"));
        Path last = ForgedRun.of(1, 2).write(home.resolve("here/run"));

        int status = new CompareRuns(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .run(List.of(first.toString(), last.toString()), Optional.empty());

        assertThat(status).isZero();
        Path into = home.resolve("here/comparison-20261124183000250");
        assertThat(into.resolve("comparison-of-runs.json")).isRegularFile();
        assertThat(out().strip())
                .endsWith(into.resolve("comparison-of-runs.html").toString());
    }

    @Test
    void shouldTakeATextOfARunForATextWhateverItLooksLike() throws IOException {
        String text = "</script><script>alert(1)</script><!--\u2028";
        ForgedRun forged = ForgedRun.of(5, 1);
        ((ObjectNode) forged.results().at("/metrics/0")).put("target", text);
        forged.results().withObject("/settings").put("lab." + text, text);

        assertThat(compared(forged, ForgedRun.of(5, 2)).at("/metrics/0/target").asText())
                .isEqualTo(text);
        String page = Files.readString(home.resolve("into/comparison-of-runs.html"));
        assertThat(page.split("<script", -1))
                .as("data, ECharts, the page's own")
                .hasSize(4);
        assertThat(page.split("</script>", -1)).as("nothing else ends a script").hasSize(4);
        assertThat(page).doesNotContain("\u2028", "{{css}}", "{{data}}", "<script src", "@import");
    }

    @Test
    void shouldPassOverTheRowsOfTheSteps() throws IOException {
        ForgedRun broken = ForgedRun.of(5, 2);
        broken.results().putArray("steps").add("what a comparison does not need");

        assertThat(compared(ForgedRun.of(5, 1), broken).at("/pairs/0/notShown").asInt())
                .isPositive();
    }

    private void assertRefused(String message, Path... folders) {
        assertThat(compare(folders)).isEqualTo(1);
        assertThat(err().lines()).singleElement().asString().startsWith(message);
        assertThat(out()).isEmpty();
        assertThat(home.resolve("into")).doesNotExist();
    }

    @Test
    void shouldRefuseFewerThanTwoRuns() throws IOException {
        assertRefused(
                "Which runs? Name two folders or more, the base first",
                ForgedRun.of(1, 1).write(home.resolve("run")));
    }

    @Test
    void shouldRefuseARunNamedTwice() throws IOException {
        Path run = ForgedRun.of(1, 1).write(home.resolve("run"));

        assertRefused(run + ": is named twice", run, home.resolve("other/../run"));
    }

    @Test
    void shouldRefuseAFolderWithoutResults() throws IOException {
        Path run = ForgedRun.of(1, 1).write(home.resolve("run"));

        assertRefused(
                home.resolve("none") + ": there is no results.json; name the folder of a run",
                run,
                home.resolve("none"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, ResultsJson.SCHEMA_VERSION + 1})
    void shouldRefuseAnotherVersionByName(int version) throws IOException {
        Path run = ForgedRun.of(1, 1).write(home.resolve("run"));
        ForgedRun other = ForgedRun.of(1, 2);
        other.results().put("schemaVersion", version);
        Path folder = other.write(home.resolve("other"));

        assertRefused(
                folder.resolve("results.json") + ": schemaVersion is " + version + ", and this version", run, folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/run/forks",
                "/run/startedAt",
                "/validity/level",
                "/settings",
                "/environment",
                "/metrics",
                "/metrics/0/target",
                "/metrics/0/values"
            })
    void shouldRefuseResultsThatLackWhatItNeeds(String pointer) throws IOException {
        Path run = ForgedRun.of(1, 1).write(home.resolve("run"));
        ForgedRun broken = ForgedRun.of(1, 2);
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) broken.results().at(pointer.substring(0, slash))).remove(pointer.substring(slash + 1));
        Path folder = broken.write(home.resolve("other"));

        assertRefused(folder.resolve("results.json") + ": ", run, folder);
        assertThat(err()).contains(pointer.substring(slash + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "{\"schemaVersion\": \"x\"}", "{\"run\": {\"a\n\": 1}}", "\u0000"})
    void shouldRefuseABrokenFileInOneLine(String text) throws IOException {
        Path run = ForgedRun.of(1, 1).write(home.resolve("run"));
        Path folder = Files.createDirectories(home.resolve("other"));
        Files.writeString(folder.resolve("results.json"), text);

        assertRefused(folder.resolve("results.json") + ": ", run, folder);
    }

    @Test
    void shouldRefuseEachRunThatCannotBeReadAtOnce() {
        assertThat(compare(home.resolve("one"), home.resolve("two"))).isEqualTo(1);
        assertThat(err().lines()).hasSize(2);
    }

    @Test
    void shouldSayWhereItCannotBeWritten() throws IOException {
        Files.writeString(home.resolve("into"), "a file");
        Path one = ForgedRun.of(1, 1).write(home.resolve("one"));
        Path two = ForgedRun.of(1, 2).write(home.resolve("two"));

        assertThat(compare(one, two)).isEqualTo(1);
        assertThat(err().lines())
                .singleElement()
                .asString()
                .startsWith(home.resolve("into") + ": is no folder; name another one by -Dcompare.into=…");
        assertThat(out()).isEmpty();
    }
}
