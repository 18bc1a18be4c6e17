package loopvspool.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThinningTest {
    private static final int TOTAL = 20_000;

    private final ObjectNode step = ResultsFixture.step(ResultsFixture.read(), 1);

    private JsonNode thinned(int limit) throws IOException {
        ResultsFixture.replaceRequests(step, TOTAL);
        Thinning.REQUESTS.apply(step, limit);
        return step.get("requests");
    }

    private static List<Integer> users(JsonNode rows) {
        List<Integer> users = new ArrayList<>();
        rows.get("user").forEach(user -> users.add(user.asInt()));
        return users;
    }

    @Test
    void shouldLeaveAStepAloneThatIsWithinTheLimit() throws IOException {
        JsonNode rows = thinned(TOTAL);

        assertThat(rows.get("shown").asInt()).isEqualTo(TOTAL);
        assertThat(rows.get("thinned").isNull()).isTrue();
    }

    @Test
    void shouldKeepAsManyAsItSaysAndNoMoreThanAllowed() throws IOException {
        JsonNode rows = thinned(500);

        assertThat(rows.get("total").asInt()).isEqualTo(TOTAL);
        assertThat(rows.get("shown").asInt()).isBetween(350, 500);
        for (String column : List.of("user", "round", "intendedSeconds", "answeredSeconds", "thread", "failure")) {
            assertThat(rows.get(column)).as(column).hasSize(rows.get("shown").asInt());
        }
    }

    @Test
    void shouldKeepTheFirstTheLastTheSlowestAndAllFailuresIfTheyFit() throws IOException {
        JsonNode rows = thinned(500);

        assertThat(users(rows)).contains(0, TOTAL - 1, TOTAL / 2);
        assertThat(rows.get("failure")).filteredOn(JsonNode::isTextual).hasSize(TOTAL / 1000);
    }

    @Test
    void shouldKeepTheShape() throws IOException {
        List<Integer> users = users(thinned(500));

        for (int i = 1; i < users.size(); i++) {
            assertThat(users.get(i) - users.get(i - 1))
                    .as("gap after user %d", i)
                    .isLessThanOrEqualTo(TOTAL / 350);
        }
    }

    @Test
    void shouldSayByWhichRule() throws IOException {
        JsonNode rows = thinned(500);

        assertThat(rows.get("thinned").asText())
                .isEqualTo(rows.get("shown").asInt() + " of 20,000 are shown: evenly in the order of time, "
                        + "the first and the last, the slowest, and 20 that failed.");
    }

    @Test
    void shouldKeepWithinTheLimitWhenAllFailed() throws IOException {
        ResultsFixture.replaceRequests(step, TOTAL);
        ArrayNode failure = step.withObject("/requests").withArray("failure");
        for (int i = 0; i < TOTAL; i++) {
            failure.set(i, "no answer");
        }

        Thinning.REQUESTS.apply(step, 500);

        assertThat(step.at("/requests/shown").asInt()).isBetween(350, 500);
        assertThat(step.at("/requests/thinned").asText()).endsWith(" that failed.");
    }

    @Test
    void shouldKeepTheThreadOfEachRequestAndTheNamesOfNoOther() throws IOException {
        JsonNode rows = thinned(500);

        assertThat(rows.get("threads").size()).isLessThanOrEqualTo(500);
        for (int i = 0; i < rows.get("shown").asInt(); i++) {
            if (!rows.at("/thread/" + i).isNull()) {
                assertThat(rows.get("threads")
                                .get(rows.at("/thread/" + i).asInt())
                                .asText())
                        .isEqualTo("virtual-" + rows.at("/user/" + i).asInt());
            }
        }
    }

    @Test
    void shouldNotForgetHowManyThereWereWhenItIsThinnedAgain() throws IOException {
        thinned(500);

        Thinning.REQUESTS.apply(step, 100);

        assertThat(step.at("/requests/total").asInt()).isEqualTo(TOTAL);
        assertThat(step.at("/requests/shown").asInt()).isLessThanOrEqualTo(100);
        assertThat(step.at("/requests/thinned").asText()).contains(" of 20,000 are shown");
    }

    @Test
    void shouldRefuseColumnsOfUnequalLength() {
        ResultsFixture.replaceRequests(step, 10);
        step.withObject("/requests").withArray("thread").remove(0);

        assertThatIOException()
                .isThrownBy(() -> Thinning.REQUESTS.apply(step, 100))
                .withMessage("requests of a step: 9 values of thread, but 10 of intendedSeconds");
    }
}
