package loopvspool.record;

import static org.assertj.core.api.Assertions.assertThat;

import loopvspool.sut.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeTest {
    private static final long INTENDED = 500_000;
    private static final long ENDED = 9_000_000;
    private static final String GOOD = """
            {"message": "done", "result": 0.75, "iterations": 1000, "answer": "c0ffee", "inFlight": 2}""";

    private final Exchange exchange = new Exchange(3, 1, 1000);

    @Test
    void shouldTakeAGoodAnswer() {
        exchange.answered(1_000, 2_250, 200, GOOD);

        RequestRecord row = exchange.toRecord(INTENDED, ENDED);

        Reply reply = new Reply("done", 0.75, null, 1000, "c0ffee", null, null, null, 2, null, null, null, null, null);
        assertThat(row).isEqualTo(new RequestRecord(3, 1, 1000, 500_000, 1_000_000L, 2_250_000, 200, null, reply));
        assertThat(row.isAnswered()).isTrue();
        assertThat(row.responseSeconds()).as("from the intended send").isEqualTo(1.75);
        assertThat(row.queueWaitSeconds()).isEqualTo(1.0);
    }

    @Test
    void shouldLeaveARowWithoutAnAnswer() {
        RequestRecord row = exchange.toRecord(INTENDED, ENDED);

        assertThat(row)
                .isEqualTo(new RequestRecord(
                        3,
                        1,
                        1000,
                        500_000,
                        null,
                        9_000_000,
                        null,
                        "no answer: no connection, a broken one, or the time ran out",
                        null));
        assertThat(row.isAnswered()).isFalse();
        assertThat(row.responseSeconds()).as("how long it was waited for").isEqualTo(8.5);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 400, 404, 500, 503})
    void shouldFailWithAnyOtherStatusWhateverTheBody(int status) {
        exchange.answered(1_000, 2_250, status, GOOD);

        assertThat(exchange.toRecord(INTENDED, ENDED))
                .isEqualTo(new RequestRecord(
                        3, 1, 1000, 500_000, 1_000_000L, 2_250_000, status, "status " + status, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>It works!</html>", "{\"result\": 1.0", "null", "[]", "{}", "{\"result\": -1}"})
    void shouldFailWithABodyThatIsNoReply(String body) {
        exchange.answered(1_000, 2_250, 200, body);

        RequestRecord row = exchange.toRecord(INTENDED, ENDED);

        assertThat(row.isAnswered()).isFalse();
        assertThat(row.reply()).isNull();
        assertThat(row.status()).isEqualTo(200);
        assertThat(row.sentMicros()).isEqualTo(1_000_000);
        assertThat(row.receivedMicros()).isEqualTo(2_250_000);
        assertThat(row.failure()).startsWith("the reply ").contains(body);
    }

    @Test
    void shouldBeReleasedWhenItIsMade() {
        long before = LabClock.micros();
        long released = new Exchange(0, 0, 1).releasedMicros();
        long after = LabClock.micros();

        assertThat(released).isBetween(before, after);
    }

    @Test
    void shouldCountMicrosecondsSinceTheEpochAsTheSystemDoes() {
        assertThat(LabClock.micros() / 1000)
                .isBetween(System.currentTimeMillis() - 10_000, System.currentTimeMillis() + 10_000);
    }
}
