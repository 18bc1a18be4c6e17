package loopvspool.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import loopvspool.Full;
import loopvspool.report.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of compared runs as a reader sees it, opened from disk; skipped without a browser, as {@code ComparisonPageIT} is. */
@Full
class ComparisonOfRunsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "<script>alert(1)</script><img src=x onerror=alert(2)>";

    /** Of all tests: most of them look at the same comparison of two runs. */
    @TempDir
    private static Path home;

    private static String missing;
    private static final String JAVA = "Java 17.0.15 (Debian)";
    private static final String OTHER_JAVA = "targets: Java 25.0.3 (Debian); Gatling: " + JAVA;
    private static Browser browser;
    private static Path page;
    private static JsonNode comparison;
    /** How the page of two runs is open; null if another one is. */
    private static String opened;

    @BeforeAll
    static void compareTwoRunsInABrowser() throws IOException {
        missing = Browser.missing();
        if (Boolean.parseBoolean(System.getProperty("loopvspool.browser.required"))) {
            assertThat(missing).as("what tests in a browser need").isEmpty();
        }
        if (!missing.isEmpty()) {
            return;
        }
        browser = Browser.start(home.resolve("profile"));
        ForgedRun other = ForgedRun.of(5, 2)
                .slow("javalin-1x", "io-burst", 1.12)
                .slow("vertx", "async-usage", 0.8)
                .slow("javalin-2x", "cpu-burst", 4);
        other.results().withObject("/settings").put("lab.java", NAME).put("lab.users", "7");
        for (JsonNode target : other.results().get("targets")) {
            ((ObjectNode) target.at("/identity/java")).put("version", "25.0.3");
        }
        other.results()
                .putObject("validity")
                .put("level", "SUSPECT")
                .putArray("findings")
                .addObject()
                .put("severity", "SUSPECT")
                .put("cause", "other-processes")
                .put("subject", "vertx")
                .put("reason", "another process took 31 % of the cores");
        other.results()
                .putArray("doubts")
                .addObject()
                .put("kind", "SUSPECT")
                .put("cause", "other-processes")
                .put("count", 1)
                .put("text", "vertx: another process took 31 % of the cores")
                .put("remedy", "repeat");
        ((ArrayNode) other.results().get("metrics")).remove(0);
        ((ObjectNode) other.results().at("/metrics/0")).put("target", NAME);
        page = compare("pair", ForgedRun.of(5, 1), other);
        comparison =
                JSON.readTree(page.resolveSibling("comparison-of-runs.json").toFile());
    }

    private static Path compare(String name, ForgedRun... runs) throws IOException {
        String[] folders = new String[runs.length];
        for (int run = 0; run < runs.length; run++) {
            folders[run] = runs[run].write(home.resolve(name + "/run " + run)).toString();
        }
        Path into = home.resolve(name + "/into");
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        assertThat(new CompareRuns(nowhere, nowhere, Clock.systemUTC())
                        .run(List.of(folders), Optional.of(into.toString())))
                .isZero();
        return into.resolve("comparison-of-runs.html");
    }

    @AfterAll
    static void stopBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    /** Not before all of them: so that each is counted as skipped. */
    @BeforeEach
    void requireBrowser() {
        assumeThat(missing).as("what tests in a browser need").isEmpty();
    }

    /** Most tests look at the same page, and none changes it. */
    private static void open(int width, String colourScheme) {
        String wanted = width + " " + colourScheme;
        if (!wanted.equals(opened)) {
            browser.open(page, width, colourScheme);
            opened = wanted;
        }
    }

    private static String text(String selector) {
        return String.valueOf(browser.ask("document.querySelector('" + selector + "').innerText"));
    }

    @ParameterizedTest(name = "{0} px wide, {1}")
    @CsvSource({"1440, light", "390, dark"})
    void shouldDrawEveryChartWithoutAnErrorOrANetwork(int width, String colourScheme) {
        open(width, colourScheme);

        assertThat(browser.consoleErrors()).isEmpty();
        assertThat(browser.requestedAddresses()).isNotEmpty().allSatisfy(address -> assertThat(address)
                .matches("(file|data):.*"));
        assertThat(
                        browser.ask(
                                "[...document.querySelectorAll('figure .chart')].filter(one => !one.querySelector('svg, canvas')).length"))
                .isEqualTo(0L);
        assertThat((Long) browser.ask(
                        "Object.keys(window.loopVsPool.charts).filter(id => id.startsWith('forest-B-')).length"))
                .as("a forest for each way of use in each question, and one of the targets")
                .isEqualTo(waysCompared() + 1);
        assertThat((Long) browser.ask(
                        "Object.keys(window.loopVsPool.charts).filter(id => id.startsWith('sweep-')).length"))
                .as("a sweep for each way of use")
                .isEqualTo(12);
        assertThat((Long) browser.ask("document.documentElement.scrollWidth"))
                .as("nothing sticks out to the right")
                .isLessThanOrEqualTo(width);
    }

    private static long waysCompared() {
        return StreamSupport.stream(comparison.get("metrics").spliterator(), false)
                .filter(metric -> metric.get("contrasts").get(0).isObject()
                        && metric.get("experiment").isTextual())
                .map(metric -> List.of(metric.get("experiment"), metric.get("target"), metric.get("endpoint")))
                .distinct()
                .count();
    }

    @Test
    void shouldShowTheNumbersOfItsJson() {
        open(1440, "light");

        List<?> cells = (List<?>)
                browser.ask(
                        "[...document.querySelectorAll('#metrics-table [data-path]')].map(cell =>"
                                + " [cell.closest('tr').dataset.row, cell.dataset.path, cell.dataset.value, cell.innerText, cell.closest('td').innerText])");
        assertThat(cells).hasSizeGreaterThan(comparison.get("metrics").size() * 8);
        for (Object one : cells) {
            List<?> cell = (List<?>) one;
            JsonNode metric =
                    comparison.get("metrics").get(Integer.parseInt(cell.get(0).toString()));
            JsonNode value = metric.at("/" + cell.get(1).toString().replace('.', '/'));
            assertThat(Double.parseDouble(cell.get(2).toString()))
                    .as("%s", cell)
                    .isEqualTo(value.asDouble());
            assertShown(cell.get(3).toString(), cell.get(4).toString(), value.asDouble());
        }
    }

    /** The number as it is written, in the unit that its cell says. */
    private static void assertShown(String shown, String cell, double value) {
        double inUnit = value * (cell.contains(" µs") ? 1e6 : cell.contains(" MB") ? 1e-6 : 1);
        int decimals = shown.contains(".") ? shown.length() - shown.indexOf('.') - 1 : 0;
        double rounding = 0.51 * Math.pow(10, -decimals);
        assertThat(Double.parseDouble(shown))
                .as("%s in %s", shown, cell)
                .isBetween(inUnit - rounding, inUnit + rounding);
    }

    @Test
    void shouldSayInSentencesWhatDiffersAndOfHowMany() {
        open(1440, "light");

        JsonNode pair = comparison.at("/pairs/0");
        int all = pair.get("different").asInt()
                + pair.get("notShown").asInt()
                + pair.get("notJudged").asInt();
        assertThat(text("#findings + ul"))
                .contains(
                        "B against A: of " + all + " metrics "
                                + pair.get("different").asInt() + " are different",
                        "javalin-2x sync-cpubound, 6 users, cpu-burst: makespan ",
                        " longer [",
                        "in B than in A: different.",
                        " shorter [",
                        "Only in A, of B and A: 2 metrics, of vertx sync-cpubound cpu-baseline.",
                        "Only in B, of B and A: 1 metric, of " + NAME);
        assertThat(browser.ask("document.querySelectorAll('#metrics-table .different').length"))
                .isEqualTo(pair.get("different").asLong());
    }

    @Test
    void shouldSayFirstWhatStandsInTheWay() {
        open(1440, "light");

        assertThat(text("#first"))
                .startsWith("VALID A (base): run 0")
                .contains("SUSPECT B: run 1", "Linux 6.18.44-fc-v669, " + JAVA, OTHER_JAVA);
        assertThat(text("#doubts"))
                .contains(
                        "B: SUSPECT: vertx: another process took 31 % of the cores; repeat",
                        "lab.users differs (A 6, B 7): ");
        assertThat(text("#settings-table")).contains("lab.java", "same", "lab.users");
    }

    @Test
    void shouldShowAForgedNameAsText() {
        open(1440, "light");

        assertThat(text("#metrics-table")).contains(NAME);
        assertThat(text("#settings-table")).contains(NAME);
        assertThat(browser.ask("document.querySelectorAll('img').length")).isEqualTo(0L);
        assertThat(browser.ask("document.querySelectorAll('script').length")).isEqualTo(3L);
    }

    @Test
    void shouldLinkToNothingThatIsNotThere() {
        open(1440, "light");

        List<?> links = (List<?>) browser.ask("[...document.querySelectorAll('a[href]')].map(link => link.href)");
        assertThat(links).hasSizeGreaterThan(10);
        for (Object one : links) {
            String link = one.toString();
            if (link.contains("#")) {
                assertThat(browser.ask(
                                "document.getElementById('" + link.substring(link.indexOf('#') + 1) + "') !== null"))
                        .as(link)
                        .isEqualTo(true);
            } else {
                assertThat(Path.of(URI.create(link))).isRegularFile();
            }
        }
        assertThat(links.toString())
                .contains("run%200/comparison.html", "run%201/results.json", "comparison-of-runs.json");
    }

    /** Three runs of one fork each, one of which has none of the metrics: nothing to draw, and nothing to judge. */
    @Test
    void shouldSayWhereThereIsNothingToCompare() throws IOException {
        ForgedRun zero = ForgedRun.of(1, 2);
        ((ArrayNode) zero.results().at("/metrics/0/values")).set(0, 0);
        ForgedRun empty = ForgedRun.of(1, 3);
        empty.results().putArray("metrics");
        empty.results().putObject("validity").put("level", "INVALID").putArray("findings");

        opened = null;
        browser.open(compare("three", ForgedRun.of(1, 1), zero, empty), 390, "light");

        assertThat(browser.consoleErrors()).isEmpty();
        assertThat(text("#findings ~ .absent")).contains("C is INVALID");
        assertThat(text("main")).contains("0 are different, 0 not shown to differ", "No metric can be compared.");
        assertThat(text("main"))
                .as("why, which is not that forks are few")
                .contains(
                        "Not drawn: 1 metric: a side has no value, or one that is not above 0, so there is no ratio.");
        assertThat(text("#findings + ul, #findings ~ ul"))
                .as("why nothing is judged")
                .contains("1 metric not judged: a side has no value", "1 and 1 values; a judgement takes 5");
        assertThat(text("#conditions ~ p")).isEqualTo("All settings are the same.");
        assertThat((Long) browser.ask("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
    }
}
