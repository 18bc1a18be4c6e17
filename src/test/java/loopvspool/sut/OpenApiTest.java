package loopvspool.sut;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The document against the contract in words, and against what the lab asks for; what targets answer, an integration test has. */
class OpenApiTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `GET (/test/[^`]+)` \\|");
    private static final Pattern SINGLE = Pattern.compile("\\{(iterations|millis)}");

    private final OpenApi openApi = load();

    private static OpenApi load() {
        try {
            return OpenApi.load();
        } catch (IOException e) {
            throw new AssertionError("the tests run in the project's folder", e);
        }
    }

    @Test
    void shouldDescribeTheRequestsOfTheContractInWords() throws IOException {
        List<String> inWords = ROW.matcher(Files.readString(Path.of("docs", "target-contract.md")))
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(openApi.paths()).containsExactlyInAnyOrderElementsOf(inWords);
    }

    @Test
    void shouldDescribeWhateverTheLabAsksFor() {
        List<String> asked = Stream.concat(
                        Stream.of("/test/ping", "/test/calibrate", "/test/resmon"),
                        Stream.of(Endpoint.values())
                                .map(endpoint ->
                                        endpoint.path() + "/{" + endpoint.work().unit() + "}"))
                .toList();

        assertThat(openApi.paths()).containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    void shouldBeVersion31AndLeadNowhereIntoTheVoid() {
        assertThat(openApi.document().get("openapi").asString()).startsWith("3.1.");
        assertThat(openApi.references()).isNotEmpty().allSatisfy(openApi::resolve);
        assertThat(openApi.paths())
                .allSatisfy(path -> assertThat(SINGLE.matcher(path).results().map(MatchResult::group))
                        .hasSize(openApi.document().get("paths").get(path).has("parameters") ? 1 : 0));
    }

    @Test
    void shouldHaveNoPieceOfATextForAKeyword() {
        assertThat(keys(openApi.document())).allSatisfy(key -> assertThat(key).doesNotContain(" "));
    }

    private static Stream<String> keys(JsonNode node) {
        return Stream.concat(node.propertyNames().stream(), node.valueStream().flatMap(OpenApiTest::keys));
    }

    @Test
    void shouldTakeTheBareReplyAndNoLess() {
        String path = "/test/calibrate";

        assertThat(openApi.errors(path, 200, "application/json", "{\"message\": \"\", \"result\": 0.1}"))
                .isEmpty();
        assertThat(openApi.errors(path, 200, "application/json", "{\"message\": \"\"}"))
                .singleElement()
                .asString()
                .contains("result");
        assertThat(openApi.errors(path, 200, "application/json", "{\"message\": \"\", \"result\": 1, \"inFlight\": 0}"))
                .isNotEmpty();
        assertThat(openApi.errors(path, 200, "text/html", "<h1>")).isNotEmpty();
        assertThat(openApi.errors(path, 500, "application/problem+json", "{}")).isNotEmpty();
    }
}
