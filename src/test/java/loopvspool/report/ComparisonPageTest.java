package loopvspool.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loopvspool.Full;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonPageTest {
    private static final Pattern FUNCTION = Pattern.compile("(?m)^(?:async )?function (\\w+)");
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final ObjectNode results = ResultsFixture.read();

    private String page() throws IOException {
        ResultsFixture.write(folder, results);
        return Files.readString(ComparisonPage.make(folder));
    }

    private static JsonNode data(String page) throws IOException {
        Matcher data = DATA.matcher(page);
        assertThat(data.find()).isTrue();
        return JSON.readTree(data.group(1));
    }

    @Test
    void shouldHoldTheResultsWholeWhereTheyAreFew() throws IOException {
        ObjectNode data = (ObjectNode) data(page());

        assertThat(data.remove("files").toString())
                .isEqualTo(
                        "[\"results.json\",\"steps.csv\",\"requests.csv\",\"probes.csv\",\"census.csv\",\"index.html\"]");
        assertThat(data.remove("java").asText()).isEqualTo("Java 17.0.15 (Debian)");
        assertThat(data).isEqualTo(results);
    }

    @Test
    void shouldNameTheJavaThatTheTargetsRanOn() throws IOException {
        for (JsonNode target : results.get("targets")) {
            ((ObjectNode) target.at("/identity/java")).put("version", "25.0.3").put("vendor", "Eclipse Adoptium");
        }

        assertThat(data(page()).get("java").asText())
                .isEqualTo("targets: Java 25.0.3 (Eclipse Adoptium); Gatling: Java 17.0.15 (Debian)");
    }

    /** All scripts of a page share one scope, in which a second function of a name silently takes the place of the first. */
    @Test
    void shouldDefineEachFunctionOnce() throws IOException {
        assertThat(FUNCTION.matcher(page()).results().map(function -> function.group(1)))
                .hasSizeGreaterThan(100)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldNameOnlyFilesThatAreThere() throws IOException {
        ResultsFixture.write(folder, results);
        Files.delete(folder.resolve("census.csv"));
        Files.delete(folder.resolve("index.html"));

        String page = Files.readString(ComparisonPage.make(folder));

        assertThat(data(page).get("files").toString())
                .isEqualTo("[\"results.json\",\"steps.csv\",\"requests.csv\",\"probes.csv\"]");
    }

    @Test
    void shouldHaveEverythingInItself() throws IOException {
        String page = page();

        assertThat(page).doesNotContain("{{css}}", "{{echarts}}", "{{script}}", "{{data}}");
        assertThat(page.split("<script", -1))
                .as("data, ECharts, the page's own")
                .hasSize(4);
        assertThat(page.split("</script>", -1)).as("nothing else ends a script").hasSize(4);
        assertThat(page).doesNotContain("<script src", "@import", "<link rel=\"stylesheet\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</script><script>alert(1)</script>",
                "<!--<script>",
                "]]>&lt;\u2028\u2029",
                "{{data}}/*{{script}}*/",
                "\"quoted\\"
            })
    void shouldTakeATextForATextWhateverItLooksLike(String text) throws IOException {
        ((ObjectNode) results.at("/targets/0")).put("name", text);
        ResultsFixture.step(results, 1).put("target", text);
        results.withObject("/settings").put("lab." + text, "x");

        String page = page();

        assertThat(data(page).at("/targets/0/name").asText()).isEqualTo(text);
        assertThat(data(page).at("/steps/0/target").asText()).isEqualTo(text);
        assertThat(data(page).get("settings").has("lab." + text)).isTrue();
        assertThat(page.split("<script", -1)).hasSize(4);
        assertThat(page.split("</script>", -1)).hasSize(4);
        assertThat(page).doesNotContain("\u2028", "\u2029");
    }

    @ParameterizedTest
    @ValueSource(ints = {ResultsJson.SCHEMA_VERSION - 1, ResultsJson.SCHEMA_VERSION + 1})
    void shouldRefuseAnotherVersionByNameAndKeepThePageThatIsThere(int version) throws IOException {
        ResultsFixture.write(folder, results.put("schemaVersion", version));
        Files.writeString(folder.resolve("comparison.html"), "old");

        assertThatIOException()
                .isThrownBy(() -> ComparisonPage.make(folder))
                .withMessageStartingWith(folder.resolve("results.json") + ": schemaVersion is " + version
                        + ", and this version of the project reads " + ResultsJson.SCHEMA_VERSION + " alone.");
        assertThat(folder.resolve("comparison.html")).hasContent("old");
    }

    @Test
    void shouldSayThatThereIsNoVersion() throws IOException {
        results.remove("schemaVersion");
        ResultsFixture.write(folder, results);

        assertThatIOException()
                .isThrownBy(() -> ComparisonPage.make(folder))
                .withMessageContaining("schemaVersion is missing");
    }

    @Test
    void shouldSayThatAFolderHoldsNoRun() {
        assertThatIOException()
                .isThrownBy(() -> ComparisonPage.make(folder))
                .withMessageStartingWith(folder + ": there is no results.json; name the folder of a run");
    }

    @Test
    void shouldLinkGatlingsReportToItOnce() throws IOException {
        page();
        ComparisonPage.make(folder);

        assertThat(folder.resolve("index.html"))
                .content()
                .containsOnlyOnce("href=\"comparison.html\"")
                .containsPattern("<body>\\s*<a [^>]*href=\"comparison.html\"")
                .endsWith("<h1>Gatling</h1></body></html>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<main>no body here</main>", "\u00ff\u00fe"})
    void shouldLeaveAReportAloneThatIsNotAsExpected(String report) throws IOException {
        ResultsFixture.write(folder, results);
        Files.writeString(folder.resolve("index.html"), report, StandardCharsets.ISO_8859_1);

        assertThat(ComparisonPage.make(folder)).isNotEmptyFile();
        assertThat(folder.resolve("index.html")).hasBinaryContent(report.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void shouldLeaveOutMoreRequestsWhereTheirTextsAreLong() throws IOException {
        ObjectNode step = ResultsFixture.step(results, 5);
        ResultsFixture.replaceRequests(step, 40_000);
        ArrayNode threads = step.withObject("/requests").withArray("threads");
        for (int i = 0; i < threads.size(); i++) {
            threads.set(i, "a thread with a long name, ".repeat(20) + i);
        }

        String page = page();

        assertThat(page.length()).isLessThan((int) ComparisonPage.MAX_BYTES);
        JsonNode shown = data(page).at("/steps/4/requests");
        assertThat(shown.get("shown").asInt())
                .as("fewer than the 20,000 that fit by their number")
                .isBetween(5_000, 15_000)
                .isEqualTo(shown.get("user").size());
        assertThat(shown.get("thinned").asText()).contains(" of 40,000 are shown: ");
    }

    @Full
    @Test
    void shouldMakeA200_000RequestsPageOfLessThan10MegabytesInASmallHeap() throws Exception {
        ResultsFixture.replaceRequests(ResultsFixture.step(results, 5), 200_000);
        ResultsFixture.write(folder, results);

        Path said = folder.resolve("said.txt");
        Process remake = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        RemakePage.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(remake.waitFor(2, TimeUnit.MINUTES)).isTrue();

        assertThat(remake.exitValue()).as(Files.readString(said)).isZero();
        Path page = folder.resolve("comparison.html");
        assertThat(Files.size(page)).isLessThan(ComparisonPage.MAX_BYTES);
        JsonNode requests = data(Files.readString(page)).at("/steps/4/requests");
        assertThat(requests.get("total").asInt()).isEqualTo(200_000);
        assertThat(requests.get("shown").asInt()).isBetween(10_000, 50_000);
        assertThat(requests.get("thinned").asText()).contains(" of 200,000 are shown: ");
    }
}
