package loopvspool.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import loopvspool.sut.TargetCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastPageTest {
    @TempDir
    private Path folder;

    private static JsonNode data(String... arguments) {
        Question question = Arguments.read(List.of(arguments)).question();
        return new ForecastPage(
                        question,
                        Candidate.of(question, TargetCatalogue.load()).stream()
                                .map(candidate -> Forecast.of(question, candidate))
                                .toList())
                .data();
    }

    @Test
    void shouldDrawResponseTimesOverRatesUpToWhatEachModelCanServe() {
        JsonNode data = data("--cores=2", "--compute=100ms", "--rate=10", "--limit=mean<1s");

        assertThat(data.get("quantity").asText()).isEqualTo("mean response");
        for (int i = 0; i < data.get("curves").size(); i++) {
            JsonNode points = data.get("curves").get(i).get("points");
            double most = data.at("/models/" + i + "/limitPerSecond").asDouble();
            assertThat(points).hasSize(ForecastPage.RATES);
            assertThat(points.get(ForecastPage.RATES - 1).get(0).asDouble()).isEqualTo(0.97 * most, within(1e-6));
            for (int k = 1; k < points.size(); k++) {
                assertThat(points.get(k).get(1).asDouble())
                        .as("slower at a higher rate")
                        .isGreaterThanOrEqualTo(points.get(k - 1).get(1).asDouble());
            }
        }
    }

    @Test
    void shouldDrawWhenTheRequestsOfABurstAreAnswered() {
        JsonNode points = data("--users=1000", "--workers=100", "--wait=200ms").at("/curves/0/points");

        assertThat(points.get(0).toString()).isEqualTo("[0.0,0]");
        assertThat(points.get(points.size() - 1).get(0).asDouble()).isEqualTo(2, within(1e-9));
        assertThat(points.get(points.size() - 1).get(1).asInt()).isEqualTo(1000);
        assertThat(points.size()).isLessThanOrEqualTo(202);
    }

    @Test
    void shouldWriteOneFileThatAsksNoNetwork() throws Exception {
        Path file = folder.resolve("answer.html");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int status = Predict.run(
                List.of("--users=10", "--wait=45ms", "--cores=2", "--page=" + file), new PrintStream(out), System.err);

        assertThat(status).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("makespan");
        assertThat(Files.readString(file)).contains("default-src 'none'").doesNotContain("src=\"http", "{{");
        assertThat(folder).isDirectoryContaining(one -> one.equals(file));
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }
}
