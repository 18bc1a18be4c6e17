package loopvspool.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.util.stream.IntStream;
import loopvspool.measure.Forged;
import loopvspool.measure.StepResult;
import loopvspool.record.RequestRecord;
import org.junit.jupiter.api.Test;

class RowsJsonTest {
    private static final int USERS = 5_000;
    private static final double SERVICE = 0.001;
    private static final double ROUNDING = 1e-9;

    /** One at a time, each a tenth later than predicted; the users are served from the last to the first. */
    private static StepResult blocked() {
        RequestRecord[] rows = IntStream.range(0, USERS)
                .mapToObj(seat -> Forged.row(seat)
                        .sent(0)
                        .service(SERVICE)
                        .received((USERS - seat) * 1.1 * SERVICE)
                        .build())
                .toArray(RequestRecord[]::new);
        return Forged.ran(
                Forged.step()
                        .users(USERS)
                        .predictedRequests(
                                IntStream.range(0, USERS)
                                        .mapToDouble(k -> k * SERVICE)
                                        .toArray(),
                                IntStream.rangeClosed(1, USERS)
                                        .mapToDouble(k -> k * SERVICE)
                                        .toArray())
                        .build(),
                rows);
    }

    private static JsonNode requests(StepResult step) throws IOException {
        ObjectMapper json = new ObjectMapper();
        StringWriter text = new StringWriter();
        try (JsonGenerator out = json.createGenerator(text)) {
            out.writeStartObject();
            new RowsJson(step, null).write(out);
            out.writeEndObject();
        }
        return json.readTree(text.toString()).get("requests");
    }

    @Test
    void shouldKeepAtMostTwoThousandRowsOfAStepAndSayHowManyThereWere() throws IOException {
        StepResult step = blocked();

        JsonNode rows = requests(step);

        assertThat(rows.get("total").asInt()).isEqualTo(USERS);
        assertThat(rows.get("shown").asInt()).isBetween(1_200, 2_000);
        assertThat(rows.get("predictedAnsweredSeconds"))
                .hasSize(rows.get("shown").asInt());
        assertThat(rows.get("thinned").asText()).contains("5,000");
        assertThat(step.measurement().orElseThrow().requests())
                .as("quantities come from all rows")
                .isEqualTo(USERS);
    }

    @Test
    void shouldLeaveARowThatIsKeptThePredictionThatItHasAmongAll() throws IOException {
        JsonNode rows = requests(blocked());

        for (int i = 0; i < rows.get("shown").asInt(); i++) {
            int before = USERS - 1 - rows.at("/user/" + i).asInt();
            double intended = rows.at("/intendedSeconds/" + i).asDouble();
            assertThat(rows.at("/predictedStartedSeconds/" + i).asDouble() - intended)
                    .isCloseTo(before * SERVICE, within(ROUNDING));
            assertThat(rows.at("/predictedAnsweredSeconds/" + i).asDouble() - intended)
                    .isCloseTo((before + 1) * SERVICE, within(ROUNDING));
        }
    }
}
