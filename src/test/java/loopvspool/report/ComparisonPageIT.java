package loopvspool.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import loopvspool.Full;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The comparison page as a reader sees it, opened from disk. Without a browser all is skipped, unless
 * {@code -Dloopvspool.browser.required=true} says that there must be one.
 */
@Full
class ComparisonPageIT {
    private static final int DESK = 1440;
    private static final int PHONE = 390;

    @TempDir
    private static Path profile;

    private static String missing;
    private static Browser browser;

    @TempDir
    private Path folder;

    private ObjectNode results = ResultsFixture.read();

    @BeforeAll
    static void startBrowser() {
        missing = Browser.missing();
        if (Boolean.parseBoolean(System.getProperty("loopvspool.browser.required"))) {
            assertThat(missing).as("what tests in a browser need").isEmpty();
        }
        if (missing.isEmpty()) {
            browser = Browser.start(profile);
        } else {
            System.out.println("SKIPPED: all tests in a browser: " + missing);
        }
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

    private void open(int width, String colourScheme) throws IOException {
        ResultsFixture.write(folder, results);
        browser.open(ComparisonPage.make(folder), width, colourScheme);
    }

    private void open() throws IOException {
        open(DESK, "light");
    }

    private static String text(String selector) {
        return String.valueOf(browser.ask("document.querySelector('" + selector + "').innerText"));
    }

    @ParameterizedTest(name = "{0} px wide, {1}")
    @CsvSource({"1440, light", "1440, dark", "390, light", "390, dark"})
    void shouldDrawEveryChartWithoutAnErrorOrANetwork(int width, String colourScheme) throws IOException {
        open(width, colourScheme);
        browser.unfoldAll();

        assertThat(browser.consoleErrors()).isEmpty();
        assertThat(browser.requestedAddresses()).isNotEmpty().allSatisfy(address -> assertThat(address)
                .matches("(file|data):.*"));
        assertThat(browser.ask("document.querySelectorAll('figure .chart').length"))
                .isEqualTo(
                        browser.ask(
                                "[...document.querySelectorAll('figure .chart')].filter(one => one.querySelector('svg, canvas')).length"));
        assertThat((Long) browser.ask("Object.keys(window.loopVsPool.charts).length"))
                .isGreaterThan(20);
        assertThat((Long) browser.ask("document.documentElement.scrollWidth"))
                .as("nothing sticks out to the right")
                .isLessThanOrEqualTo(width);
    }

    @Test
    void shouldDrawABarForEachRequestOfEveryStep() throws IOException {
        open();

        Map<String, Long> requests = new TreeMap<>();
        for (JsonNode step : results.get("steps")) {
            requests.put(step.get("step").asText(), step.at("/requests/total").asLong());
        }
        assertThat(new TreeMap<>((Map<?, ?>) browser.ask("window.loopVsPool.bars")))
                .isEqualTo(requests);
    }

    @Test
    void shouldDrawUnderEachRequestWhenItWasPredictedToBeServed() throws IOException {
        open();
        browser.unfoldAll();

        Map<?, ?> drawn = (Map<?, ?>) browser.ask("""
                Object.fromEntries(Object.entries(window.loopVsPool.charts)
                  .filter(([id]) => id.startsWith('timeline-'))
                  .map(([id, chart]) => {
                    const data = name => chart.getOption().series.find(one => one.name === name).data;
                    const bars = data('requests');
                    return [id.slice(9), data('predicted').map(([row, from, to]) => [bars[row][6], from, to])];
                  }))""");
        assertThat(drawn).hasSize(results.get("steps").size());
        for (JsonNode step : results.get("steps")) {
            JsonNode rows = step.get("requests");
            List<List<Double>> stored = IntStream.range(0, rows.get("total").asInt())
                    .mapToObj(i -> List.of(
                            (double) i,
                            rows.at("/predictedStartedSeconds/" + i).asDouble(),
                            rows.at("/predictedAnsweredSeconds/" + i).asDouble()))
                    .toList();
            assertThat((List<?>) drawn.get(step.get("step").asText()))
                    .as(step.get("name").asText())
                    .extracting(span -> ((List<?>) span)
                            .stream().map(one -> ((Number) one).doubleValue()).toList())
                    .containsExactlyInAnyOrderElementsOf(stored);
        }
    }

    @Test
    void shouldShowTheNumbersOfResultsJson() throws IOException {
        open();

        List<?> cells = (List<?>)
                browser.ask(
                        "[...document.querySelectorAll('#steps-table td[data-value]')].map(cell =>"
                                + " [cell.parentElement.dataset.step, cell.dataset.field, cell.dataset.value, cell.innerText])");
        assertThat(cells).hasSizeGreaterThan(results.get("steps").size() * 10);
        for (Object one : cells) {
            List<?> cell = (List<?>) one;
            JsonNode value = ResultsFixture.step(
                            results, Integer.parseInt(cell.get(0).toString()))
                    .at("/" + cell.get(1).toString().replace('.', '/'));
            if (value.isNumber()) {
                String shown = cell.get(3).toString();
                int decimals = shown.contains(".") ? shown.length() - shown.indexOf('.') - 1 : 0;
                assertThat(Double.parseDouble(cell.get(2).toString()))
                        .as("%s", cell)
                        .isEqualTo(value.asDouble());
                assertThat(Double.parseDouble(shown))
                        .as("%s", cell)
                        .isBetween(
                                value.asDouble() - 0.51 * Math.pow(10, -decimals),
                                value.asDouble() + 0.51 * Math.pow(10, -decimals));
            } else {
                assertThat(cell.get(2).toString()).as("%s", cell).isEmpty();
            }
        }
    }

    @Test
    void shouldLinkToNothingThatIsNotThere() throws IOException {
        open();

        List<?> links = (List<?>)
                browser.ask("[...document.querySelectorAll('a[href]')].map(link => link.getAttribute('href'))");
        assertThat(links)
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .contains("results.json", "requests.csv", "probes.csv", "census.csv", "index.html")
                .allSatisfy(link -> {
                    if (link.startsWith("#")) {
                        assertThat(browser.ask("document.getElementById('" + link.substring(1) + "') !== null"))
                                .as(link)
                                .isEqualTo(true);
                    } else {
                        assertThat(folder.resolve(link)).isRegularFile();
                    }
                });
    }

    @Test
    void shouldShowAForgedNameAsText() throws IOException {
        String name = "<script>alert(1)</script><img src=x onerror=alert(2)>";
        ((ObjectNode) results.at("/targets/0")).put("name", name);
        results.get("steps").forEach(step -> ((ObjectNode) step).put("target", name));
        ResultsFixture.step(results, 1).put("name", name);

        open();

        assertThat(text("#steps-table")).contains(name);
        assertThat(browser.ask("document.querySelectorAll('img').length")).isEqualTo(0L);
        assertThat(browser.ask("document.querySelectorAll('script').length")).isEqualTo(3L);
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void shouldSayInTheFirstLineThatARunIsInvalidAndWhy() throws IOException {
        ObjectNode validity = results.putObject("validity").put("level", "INVALID");
        validity.putArray("findings")
                .addObject()
                .put("severity", "INVALID")
                .put("subject", "vertx")
                .put("reason", "the target has died");
        doubt("INVALID", "target-ended", 1, "vertx: the target has died");

        open();

        assertThat(text("#first")).startsWith("INVALID");
        assertThat(text("header")).contains("the target has died");
    }

    /** A line at the head. */
    private void doubt(String kind, String cause, int count, String text) {
        results.withArray("/doubts")
                .addObject()
                .put("kind", kind)
                .put("cause", cause)
                .put("count", count)
                .put("text", text)
                .put("remedy", "");
    }

    @Test
    void shouldHaveADozenLinesOfDoubtsAtItsHeadAndTheRestFolded() throws IOException {
        results.putArray("doubts");
        for (int kind = 1; kind <= 20; kind++) {
            doubt("SUSPECT", "kind-" + kind, 1, "doubt number " + kind);
        }

        open();

        assertThat(browser.ask("document.querySelectorAll('#doubts > ul > li').length"))
                .isEqualTo(11L);
        assertThat(text("#doubts > details > summary")).contains("9 more kinds");
        assertThat(text("#doubts")).contains("doubt number 1").doesNotContain("doubt number 12");
    }

    @Test
    void shouldSayWhatWasSkippedCutShortOrFailedBeforeAnythingElse() throws IOException {
        results.withObject("/run").put("finished", false);
        ArrayNode skipped = results.putArray("skipped");
        for (String target : List.of("vertx", "javalin-1x")) {
            skipped.addObject()
                    .put("cause", "database-unavailable")
                    .put("subject", target)
                    .put("what", "sql on " + target)
                    .put("reason", "no database");
        }
        doubt("SKIPPED", "database-unavailable", 2, "endpoints that need a database (vertx, javalin-1x)");

        open();

        assertThat(text("#doubts")).contains("cut short", "SKIPPED: endpoints that need a database");
        assertThat(browser.ask("[...document.querySelectorAll('#doubts details li')].map(li => li.textContent).join()"))
                .asString()
                .contains("sql on vertx: no database", "sql on javalin-1x: no database");
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void shouldDrawWhatThereIsOfStepsWithoutMeasurementCensusOrRows() throws IOException {
        for (JsonNode one : results.get("steps")) {
            ObjectNode step = (ObjectNode) one;
            for (String field : List.of("measurement", "verdict", "census", "requests", "pings", "samples")) {
                step.putNull(field);
            }
        }
        results.get("targets").forEach(target -> ((ObjectNode) target).putNull("census"));

        open();

        assertThat(browser.consoleErrors()).isEmpty();
        assertThat(text("#steps-table")).contains("no request was answered");
        assertThat(text("main").toLowerCase(Locale.ROOT)).contains("census");
    }

    @Test
    void shouldFoldDetailOnANarrowScreenAndOpenItForALinkAndForPaper() throws IOException {
        String drawn = "Object.keys(window.loopVsPool.charts).length";
        String open = "document.querySelectorAll('details.fold[open]').length";
        open(PHONE, "light");
        assertThat((Long) browser.ask("document.documentElement.scrollHeight"))
                .as("pixels to scroll through")
                .isLessThan(15_000);
        assertThat(browser.ask(open)).isEqualTo(0L);

        browser.follow("timeline-29");
        assertThat(browser.ask(open)).isEqualTo(1L);
        assertThat(browser.ask("document.querySelector('#timeline-29 svg').clientWidth > 200"))
                .isEqualTo(true);

        Object few = browser.ask(drawn);
        browser.ask("dispatchEvent(new Event('beforeprint'))");
        assertThat(browser.ask(drawn)).isEqualTo(browser.ask("document.querySelectorAll('figure .chart').length"));
        browser.ask("dispatchEvent(new Event('afterprint'))");
        assertThat(browser.ask(open)).isEqualTo(1L);
        assertThat(browser.ask(drawn)).as("charts that can be seen").isEqualTo(few);
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void shouldSayOfOneForkThatMoreWouldGiveIntervals() throws IOException {
        open();

        assertThat(text("main")).contains("-Dlab.forks=5").doesNotContain("How sure is that?");
        assertThat(browser.ask("document.querySelector('#fork, .ends:not(:empty)')"))
                .isNull();
    }

    private List<Long> numbersOfFork(int fork) {
        return StreamSupport.stream(results.get("steps").spliterator(), false)
                .filter(step -> step.get("fork").asInt() == fork)
                .map(step -> step.get("step").asLong())
                .toList();
    }

    private static List<?> timelinesDrawn() {
        return (List<?>) browser.ask("[...document.querySelectorAll('figure[id^=timeline-]')]"
                + ".filter(one => one.querySelector('svg, canvas')).map(one => Number(one.id.slice(9)))");
    }

    @Test
    void shouldShowTheForkThatIsChosenOrLinkedTo() throws IOException {
        results = ForkedFixture.read(5);
        open();
        assertThat(timelinesDrawn()).isEqualTo(numbersOfFork(1));
        assertThat(browser.ask("window.loopVsPool.charts['sweep-cpu-sweep-cpu'].getOption().series[1].data.length"))
                .as("points of 5 numbers of users in 5 forks")
                .isEqualTo(25L);

        browser.choose("#fork", "2");
        assertThat(timelinesDrawn()).isEqualTo(numbersOfFork(2));
        assertThat(browser.ask("location.hash")).isEqualTo("#fork-2");

        browser.follow("timeline-" + numbersOfFork(4).get(7));
        assertThat(timelinesDrawn()).isEqualTo(numbersOfFork(4));
        assertThat(browser.ask("document.getElementById('fork').value")).isEqualTo("4");

        browser.follow("fork-3");
        assertThat(timelinesDrawn()).isEqualTo(numbersOfFork(3));
        assertThat(browser.ask("Object.keys(window.loopVsPool.bars).length"))
                .isEqualTo((long) numbersOfFork(3).size());
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void shouldSayHowSureTheMetricsOfForksAre() throws IOException {
        results = ForkedFixture.read(5);
        JsonNode makespan = results.at("/metrics/0");
        JsonNode difference = results.at("/differences/0");

        open();
        browser.ask("document.querySelectorAll('#page details').forEach(one => { one.open = true; })");
        browser.unfoldAll();

        String within = String.format(
                Locale.ROOT,
                "[%.3f,\u00a0%.3f]",
                makespan.get("low").asDouble(),
                makespan.get("high").asDouble());
        assertThat(text("#summary-table td[data-field=\"measurement.makespanSeconds\"]"))
                .contains(
                        String.format(Locale.ROOT, "%.3f", makespan.get("mean").asDouble()), within);
        assertThat(text("section[aria-labelledby=certainty]"))
                .contains(String.format(
                        Locale.ROOT,
                        "%s: CPU-bound work, 6 users: makespan of vertx async-cpubound is %.2f times",
                        difference.get("verdict").asText(),
                        difference.get("ratio").asDouble()))
                .contains("not shown: CPU-bound work")
                .contains("the interval holds 1");
        assertThat(text("section[aria-labelledby=findings] ul")).contains(" [");
    }

    @Test
    void shouldSayWhoseIterationsAreSlower() throws IOException {
        results = ForkedFixture.read(5);
        ObjectNode slower = results.withArray("/differences")
                .addObject()
                .put("metric", "timePerIteration")
                .put("words", "time per iteration")
                .put("ratio", 1.1)
                .put("low", 1.08)
                .put("high", 1.12)
                .put("verdict", "different")
                .put("why", "the interval excludes 1");
        slower.putNull("experiment").putNull("work").putNull("users");
        slower.putObject("of").put("target", "javalin-1x").putNull("endpoint");
        slower.putObject("than").put("target", "vertx").putNull("endpoint");

        open();
        browser.ask("document.querySelectorAll('#page details').forEach(one => { one.open = true; })");
        browser.unfoldAll();

        String sentence = "time per iteration on javalin-1x is 1.10 times [1.08,\u00a01.12] that of vertx";
        assertThat(text("section[aria-labelledby=findings]")).contains("By calibration, " + sentence + ": different.");
        assertThat(text("section[aria-labelledby=certainty]")).contains("different: " + sentence);
        assertThat(browser.consoleErrors()).isEmpty();
    }

    /** Makes it the results of a run of forks that ended in the middle of the last step of a question. */
    private ObjectNode cutShortIn(int fork, String experiment) {
        results.withObject("/run").put("finished", false);
        ArrayNode steps = results.withArray("/steps");
        int last = steps.size() - 1;
        while (steps.get(last).get("fork").asInt() != fork
                || !steps.get(last).get("experiment").asText().equals(experiment)) {
            steps.remove(last);
            last--;
        }
        for (String field : List.of("calibrations", "targets", "contexts")) {
            results.withArray("/" + field).removeIf(one -> one.get("fork").asInt() > fork);
        }
        ObjectNode cut = (ObjectNode) steps.get(last);
        cut.withObject("/measurement").put("requests", 2);
        return cut;
    }

    @Test
    void shouldCompareNoStepThatARunOfForksWasCutShortIn() throws IOException {
        results = ForkedFixture.read(1);
        results.withObject("/run")
                .put("forks", 5)
                .put("plannedSteps", 5 * results.get("steps").size());
        ObjectNode cut = cutShortIn(1, "io-burst");
        results.withArray("/metrics")
                .removeIf(metric -> metric.get("experiment").equals(cut.get("experiment"))
                        && metric.get("target").equals(cut.get("target"))
                        && metric.get("endpoint").equals(cut.get("endpoint")));

        open();

        assertThat(text("main")).contains("users who wait for another service").doesNotContain("Infinity", "NaN");
        assertThat(text("#doubts")).contains("cut short: 0 of 5 forks were finished");
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void shouldSayHowFarARunOfForksCameThatWasKilled() throws IOException {
        results = ForkedFixture.read(5);
        cutShortIn(3, "cpu-sweep");
        results.putArray("metrics");
        results.putArray("differences");

        open();

        assertThat(text("#doubts"))
                .contains("cut short: 2 of 5 forks were finished", "no means over its forks and no intervals");
        assertThat(text("section[aria-labelledby=certainty]"))
                .contains("2 of 5 forks were finished")
                .doesNotContain("The whole plan ran");
        assertThat(text("section[aria-labelledby=summary]")).contains("measured is the first fork alone");
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void shouldJudgeNothingByFewForks() throws IOException {
        results = ForkedFixture.read(3);

        open();

        assertThat(text("section[aria-labelledby=certainty]")).contains("Nothing is judged: it takes 5 forks");
        assertThat(text("section[aria-labelledby=findings]")).contains("times within 10 % of each other");
    }

    @Test
    void shouldCallTheRunByTheNameThatItsUserGaveIt() throws IOException {
        results.withObject("/settings").put("lab.name", "<b>before</b>");

        open();

        assertThat(text("#first")).contains(" <b>before</b>. ");
    }

    @Test
    void shouldSayOfWhatContainersARunWasMadeAndHowTheyAreStartedAgain() throws IOException {
        results.withObject("/settings").put("lab.launcher", "docker");
        ObjectNode vertx = results.withObject("/environment")
                .putArray("containers")
                .addObject()
                .put("name", "loop-vs-pool-vertx")
                .put("image", "loop-vs-pool/vertx")
                .put("imageId", "sha256:c6e5a427ddde")
                .put("cpus", "0-1")
                .put("memoryBytes", 512L << 20)
                .put("user", "10001:10001")
                .put("readOnly", true)
                .put("privileges", "none, none new");
        vertx.putArray("imageDigests");

        open();

        assertThat(text("section[aria-labelledby=reproduce]"))
                .contains("loop-vs-pool-vertx", "loop-vs-pool/vertx sha256:c6e5a427ddde", "cores 0-1")
                .contains("The targets ran in containers.");
        assertThat(text("#command"))
                .startsWith("mvn -Pdocker verify")
                .contains("-Dlab.users=6", "-Ddocker.memory=512m")
                .doesNotContain("lab.launcher");
    }

    @Test
    void shouldOpenAPageOfVeryManyRequests() throws IOException {
        ObjectNode step = ResultsFixture.step(results, 5);
        ResultsFixture.replaceRequests(step, 200_000);
        ResultsFixture.write(folder, results);
        Path page = ComparisonPage.make(folder);

        long start = System.nanoTime();
        browser.open(page, DESK, "light");
        Duration opened = Duration.ofNanos(System.nanoTime() - start);

        System.out.printf(
                Locale.ROOT,
                "A page of 200,000 requests has %.1f MB and is drawn after %d ms.%n",
                Files.size(page) / 1e6,
                opened.toMillis());
        assertThat(opened).as("until all is drawn").isLessThan(Duration.ofSeconds(20));
        assertThat(browser.consoleErrors()).isEmpty();
        assertThat(text("main")).contains(" of 200,000 are shown");
        assertThat((Long) browser.ask("window.loopVsPool.bars[5]")).isBetween(10_000L, 50_000L);
    }
}
