package loopvspool.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that run already, as {@code lab.target.NAME.} describes them. */
class ServerSettingsTest {
    private static final String URL = "http://127.0.0.1:5601";
    private static final Map<String, String> MINE =
            Map.of("lab.target.mine.url", URL, "lab.target.mine.workers", "2 * cores");

    private static LabSettings read(Map<String, String> given) {
        return LabSettings.of(given, List.of("vertx", "javalin-1x"), List.of("vertx"), List.of("cpu-burst"));
    }

    private static Map<String, String> mineAnd(String key, String value) {
        Map<String, String> given = new TreeMap<>(MINE);
        given.put(key, value);
        return given;
    }

    private static String error(Map<String, String> given) {
        SettingError error = catchThrowableOfType(SettingError.class, () -> read(given));
        assertThat(error).as("%s is refused", given).isNotNull();
        return assertThat(error.lines()).singleElement().actual();
    }

    @Test
    void shouldTakeANewNameWithItsWorkers() {
        assertThat(read(MINE).servers())
                .containsExactly(new ServerSettings(
                        "mine",
                        URI.create(URL),
                        Optional.of("2 * cores"),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void shouldTakeANameOfTheCatalogueByItsUrlAlone() {
        LabSettings settings = read(Map.of("lab.target.vertx.url", URL + "/", "lab.target.vertx.cores", "4"));

        assertThat(settings.servers()).singleElement().satisfies(server -> {
            assertThat(server.url()).hasToString(URL);
            assertThat(server.cores()).hasValue(4);
            assertThat(server.workers()).isEmpty();
        });
        assertThat(settings.runsAlready("vertx")).isTrue();
        assertThat(settings.runsAlready("javalin-1x")).isFalse();
    }

    @Test
    void shouldMeasureWhatHasAUrlUnlessTargetsAreNamed() {
        assertThat(read(MINE).targets()).as("beside those by default").containsExactly("vertx", "mine");
        assertThat(read(mineAnd("lab.launcher", "none")).targets()).containsExactly("mine");
        assertThat(read(mineAnd("lab.targets", "javalin-1x,mine")).targets()).containsExactly("javalin-1x", "mine");
    }

    @Test
    void shouldStandAmongTheSettingsInForceAndGiven() {
        assertThat(read(MINE).effective()).containsAllEntriesOf(MINE);
        assertThat(read(MINE).given()).containsAll(MINE.keySet());
    }

    @Test
    void shouldHideAPasswordInAUrlThatIsRefused() {
        assertThat(error(Map.of("lab.target.vertx.url", "http://me:s3cret@127.0.0.1:80")))
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:5601",
                "https://127.0.0.1:5601",
                "http://127.0.0.1",
                "http://127.0.0.1:0",
                "http://127.0.0.1:65536",
                "http://127.0.0.1:5601/test",
                "http://127.0.0.1:5601?x",
                "http://127.0.0.1:5601#x",
                "http://:5601",
                "http://a b:5601",
                ""
            })
    void shouldRefuseWhatIsNoUrlOfAServer(String url) {
        assertThat(error(Map.of("lab.target.vertx.url", url)))
                .startsWith("lab.target.vertx.url=" + url + ": must be http://host:port, without a path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://my_server:5601", "http://my_server", "my_server:5601"})
    void shouldSayThatAnUnderscoreIsTheProblem(String url) {
        assertThat(error(Map.of("lab.target.vertx.url", url)))
                .startsWith("lab.target.vertx.url=" + url + ": a host's name must have no underscore");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            lab.target.mine.ulr     | 1      | only url, workers, cores, model, endpoints. Did you mean lab.target.mine.url?
            lab.target.mine.cores   | 0      | must be a whole number from 1 to 4096
            lab.target.mine.cores   | two    | must be a whole number from 1 to 4096
            lab.target.mine.model   | ""     | must be a text of 1 to 60 letters, in one line
            lab.target.Mine.url     | http://127.0.0.1:1 | 'Mine' must be a name of 1 to 40 lower-case letters
            lab.target.all.url      | http://127.0.0.1:1 | not one of all, default
            lab.target.other.cores  | 1      | needs lab.target.other.url=http://host:port beside it
            lab.target.other.url    | http://127.0.0.1:1 | needs lab.target.other.workers beside it
            lab.target.other        | 1      | there is no such setting of a target
            lab.forks               | 2      | must be 1 with mine, which runs already
            lab.targets             | mien   | Did you mean mine?
            """)
    void shouldRefuseAndSayWhatIsAllowed(String key, String value, String allowed) {
        assertThat(error(mineAnd(key, value)))
                .startsWith(key + "=" + value + ": ")
                .contains(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"workers", "model", "endpoints"})
    void shouldLeaveToTheCatalogueWhatItSays(String field) {
        String key = "lab.target.vertx." + field;

        assertThat(error(Map.of("lab.target.vertx.url", URL, key, "1")))
                .startsWith(key + "=1: the catalogue says it of vertx: leave it out");
    }

    @Test
    void shouldRefuseATargetWithoutAUrlIfNothingIsStarted() {
        assertThat(error(Map.of("lab.launcher", "none", "lab.targets", "vertx")))
                .isEqualTo(
                        "lab.launcher=none: starts nothing, so every target needs the URL at which it runs: -Dlab.target.vertx.url=http://host:port");
        assertThat(error(Map.of("lab.launcher", "none"))).contains("-Dlab.target.NAME.url=http://host:port");
    }

    @Test
    void shouldRefuseAJavaForWhatRunsAlready() {
        Map<String, String> given = mineAnd("lab.launcher", "none");
        given.put("lab.jvmArguments", "-Xmx1g");

        assertThat(error(given)).startsWith("lab.jvmArguments=-Xmx1g: cannot be chosen with lab.launcher=none");
    }
}
