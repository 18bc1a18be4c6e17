package loopvspool.report;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;

/** Chromium without a window, as Debian's packages chromium and chromium-driver put it on the PATH. */
public final class Browser implements AutoCloseable {
    private static final Pattern REQUESTED = Pattern.compile("\"request\":\\{.*?\"url\":\"([^\"]*)\"", Pattern.DOTALL);

    /** Events come later than what causes them, and may have something drawn. */
    private static final String DRAWN =
            "const done = arguments[0]; setTimeout(() => window.loopVsPool.drawn.then(() => done()), 100);";

    /**
     * Warns that there are no typed commands for this version of Chromium, of which we use none. Kept in a field, because a
     * logger that nobody holds is collected, and its level with it.
     */
    private static final Logger TYPED_COMMANDS = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    static {
        TYPED_COMMANDS.setLevel(Level.SEVERE);
    }

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** What a test in a browser lacks here, in words; empty if nothing. */
    public static String missing() {
        return Stream.of("chromium", "chromedriver")
                .filter(name -> onPath(name).isEmpty())
                .map(
                        name -> "there is no " + name
                                + " on the PATH: install Debian's packages chromium and chromium-driver, or what has them elsewhere")
                .findFirst()
                .orElse("");
    }

    private static Optional<Path> onPath(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param profile a folder for what the browser keeps */
    public static Browser start(Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(onPath("chromium").orElseThrow().toFile());
        // As root Chromium has no sandbox to run in. What it loads is our own page.
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL", "performance", "ALL"));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(onPath("chromedriver").orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    /** Opens a page and waits until all its charts are drawn. */
    public void open(Path page, int width, String colourScheme) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colourScheme))));
        consoleErrors();
        requestedAddresses();
        driver.get(page.toUri().toString());
        driver.executeAsyncScript(DRAWN);
    }

    /** Evaluates an expression of JavaScript. */
    public Object ask(String expression) {
        return driver.executeScript("return " + expression);
    }

    /** Lets all that is folded be seen, and waits until its charts are drawn. */
    void unfoldAll() {
        driver.executeAsyncScript(
                "document.querySelectorAll('details.fold').forEach(one => { one.open = true; });" + DRAWN);
    }

    /** Follows a link within the page, and waits until what it leads to is drawn. */
    void follow(String fragment) {
        driver.executeAsyncScript("location.hash = '" + fragment + "';" + DRAWN);
    }

    /** Chooses an entry of a list, as a reader does, and waits until what it changes is drawn. */
    void choose(String selector, String entry) {
        driver.findElement(By.cssSelector(selector)).sendKeys(entry);
        driver.executeAsyncScript(DRAWN);
    }

    /** What the page has written to the console since the last call that is not mere information. */
    public List<String> consoleErrors() {
        return driver.manage().logs().get("browser").getAll().stream()
                .filter(entry -> entry.getLevel().intValue() > Level.INFO.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Every address that the page has asked for since the last call. */
    public List<String> requestedAddresses() {
        List<String> addresses = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get("performance").getAll()) {
            if (entry.getMessage().contains("\"Network.requestWillBeSent\"")) {
                REQUESTED
                        .matcher(entry.getMessage())
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .forEach(addresses::add);
            }
        }
        return addresses;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
