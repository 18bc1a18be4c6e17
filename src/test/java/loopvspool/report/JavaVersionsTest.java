package loopvspool.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class JavaVersionsTest {
    private static final String DEBIAN_17 = "{'version': '17.0.15', 'vendor': 'Debian'}";
    private static final String TEMURIN_25 = "{'version': '25.0.3', 'vendor': 'Eclipse Adoptium'}";

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String target(String name, String identity) {
        return "{'name': '%s', 'identity': %s}".formatted(name, identity);
    }

    private static String on(String name, String java) {
        return target(name, "{'java': " + java + "}");
    }

    private static String text(String... targets) {
        return JavaVersions.text(json(DEBIAN_17), json("[" + String.join(",", targets) + "]"));
    }

    @Test
    void shouldNameTheTargetsJavaAndGatlings() {
        assertThat(text(on("vertx", TEMURIN_25), on("javalin-1x", TEMURIN_25)))
                .isEqualTo("targets: Java 25.0.3 (Eclipse Adoptium); Gatling: Java 17.0.15 (Debian)");
    }

    @Test
    void shouldNameOneJavaOnceHoweverManyForks() {
        assertThat(text(on("vertx", DEBIAN_17), on("vertx", DEBIAN_17))).isEqualTo("Java 17.0.15 (Debian)");
    }

    @Test
    void shouldTellTheSameVersionOfAnotherVendorApart() {
        assertThat(text(on("vertx", "{'version': '17.0.15', 'vendor': 'Azul'}")))
                .isEqualTo("targets: Java 17.0.15 (Azul); Gatling: Java 17.0.15 (Debian)");
    }

    @Test
    void shouldNameEachTargetWhereTheyDiffer() {
        assertThat(text(on("vertx", TEMURIN_25), on("mine", DEBIAN_17), on("javalin-1x", TEMURIN_25)))
                .isEqualTo("vertx, javalin-1x: Java 25.0.3 (Eclipse Adoptium); mine: Java 17.0.15 (Debian);"
                        + " Gatling: Java 17.0.15 (Debian)");
    }

    @Test
    void shouldSayNothingOfServersThatReportNone() {
        assertThat(text(target("node", "{'pid': 7}"), target("flask", "null")))
                .isEqualTo("Gatling: Java 17.0.15 (Debian)");
        assertThat(text()).isEqualTo("Gatling: Java 17.0.15 (Debian)");
        assertThat(text(target("node", "{}"), on("vertx", DEBIAN_17)))
                .as("the one that does is named")
                .isEqualTo("vertx: Java 17.0.15 (Debian); Gatling: Java 17.0.15 (Debian)");
    }

    @Test
    void shouldTakeWhatServersOfOthersReport() {
        assertThat(text(on("mine", "'21'"))).startsWith("targets: Java 21; ");
        assertThat(text(on("mine", "{'version': '21'}"))).startsWith("targets: Java 21; ");
        assertThat(text(on("mine", "{'version': 21}"))).isEqualTo("Gatling: Java 17.0.15 (Debian)");
        assertThat(text(on("mine", "['21']"))).isEqualTo("Gatling: Java 17.0.15 (Debian)");
        assertThat(text(on("mine", "'21\\nVALID'"))).as("in one line").startsWith("targets: Java 21 VALID; ");
    }
}
