package loopvspool.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import loopvspool.prediction.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastJsonTest {
    private static JsonNode json(String... arguments) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(Predict.run(List.of(arguments), new PrintStream(out), System.err))
                .isZero();
        return new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void shouldSayTheQuestionAndWhatEachModelComesTo() throws Exception {
        JsonNode pool = json("--users=1000", "--workers=100", "--wait=200ms", "--cores=2", "--json");

        assertThat(pool.at("/question/users").asInt()).isEqualTo(1000);
        assertThat(pool.at("/question/ratePerSecond").isNull()).isTrue();
        assertThat(pool.at("/question/phases/0/kind").asText()).isEqualTo("wait");
        assertThat(pool.at("/models")).hasSize(1);
        assertThat(pool.at("/models/0/makespanSeconds").asDouble()).isEqualTo(2, within(1e-9));
        assertThat(pool.at("/models/0/limitPerSecond").asDouble()).isEqualTo(500, within(1e-9));
        assertThat(pool.at("/models/0/exhaustedFirst").asText()).isEqualTo("worker");
    }

    @Test
    void shouldHaveEachQuantityAndNullWhereTheQueueGrowsForEver() throws Exception {
        JsonNode models = json("--rate=400", "--compute=5ms", "--wait=45ms", "--cores=8", "--limit=p99<200ms", "--json")
                .get("models");

        for (JsonNode model : models) {
            boolean diverges = model.get("diverges").asBoolean();
            assertThat(diverges).isEqualTo(model.get("utilisation").asDouble() >= 1);
            for (Quantity quantity : List.of(Quantity.MEAN_RESPONSE, Quantity.P99, Quantity.THROUGHPUT)) {
                assertThat(model.get(quantity.key()).isNull())
                        .as(model.get("model") + " " + quantity)
                        .isEqualTo(diverges);
            }
            assertThat(model.get("largestRatePerSecond").isNumber()).isTrue();
        }
        assertThat(models.findValuesAsText("model")).contains("8 non-blocking loops", "pool of 8", "virtual threads");
    }

    @Test
    void shouldHaveNoLimitWhereNothingIsExhausted() throws Exception {
        JsonNode models =
                json("--users=10", "--wait=45ms", "--cores=2", "--json").get("models");

        assertThat(models)
                .filteredOn(model -> model.get("model").asText().equals("non-blocking loop"))
                .singleElement()
                .satisfies(model ->
                        assertThat(model.get("limitPerSecond").isNull()).isTrue());
    }

    /** Maven ends its own output with a code that resets colours, which is no JSON. */
    @Test
    void shouldWriteAFileBesideTheTable(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("answer.json");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int status = Predict.run(
                List.of("--users=10", "--wait=45ms", "--cores=2", "--json=" + file), new PrintStream(out), System.err);

        assertThat(status).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("makespan").doesNotContain("{");
        assertThat(new ObjectMapper()
                        .readTree(file.toFile())
                        .at("/question/users")
                        .asInt())
                .isEqualTo(10);
    }
}
