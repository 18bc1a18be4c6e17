package loopvspool.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every endpoint promises that waits for somebody else, whoever that is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WaitingContract {

    static final int WAIT_MILLIS = 200;
    static final int MOST_MILLIS = 60_000;

    /** A target gives whom it waits for so much more time than the request asks for. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /** For what must not take long: a busy machine may need its time. */
    static final Duration AT_ONCE = PATIENCE.dividedBy(2);

    static final Duration LATE = PATIENCE.multipliedBy(3);

    private static final double WAIT_SECONDS = WAIT_MILLIS / 1e3;

    /** Where the target listens that has somebody real to wait for. */
    abstract URI target();

    /** The names of the endpoints: {@code sync-iobound}. */
    abstract List<String> endpoints();

    /** A client of that target. */
    protected final TargetClient client() {
        return new TargetClient(target());
    }

    @AfterEach
    void stillAnswers() {
        client().ping().isPong();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void waitsAsLongAsItIsAskedTo(String endpoint) {
        client().io(endpoint, 1);
        IoReply reply = client().io(endpoint, WAIT_MILLIS);
        assertThat(reply.waitedMillis()).isEqualTo(WAIT_MILLIS);
        assertThat(reply.downstreamSeconds()).isBetween(WAIT_SECONDS, reply.result());
        assertThat(reply.result()).isLessThan(10 * WAIT_SECONDS);
        assertThat((reply.endedAtMicros() - reply.startedAtMicros()) / 1e6).isCloseTo(reply.result(), within(2e-6));
        if (reply.cpuSeconds() != null) {
            assertThat(reply.cpuSeconds()).isBetween(0.0, WAIT_SECONDS);
        }
    }

    @ParameterizedTest
    @FieldSource("loopvspool.contract.TargetContract#BAD_SEGMENTS")
    void refusesWhatIsNoNumberOfMillis(String segment) throws IOException {
        for (String endpoint : endpoints()) {
            try (RawConnection connection = new RawConnection(target())) {
                connection.sendGet("/test/" + endpoint + "/" + segment);
                HttpAnswer refusal = connection.receive().isProblem(400, 404);
                assertThat(refusal.headers()).doesNotContainKey("x-injected");
            }
        }
    }

    @Test
    void refusesToWaitForMoreThanAMinuteAndSaysWhatIsAllowed() {
        for (String endpoint : endpoints()) {
            HttpAnswer refusal =
                    client().get("/test/" + endpoint + "/" + (MOST_MILLIS + 1)).isProblem(400);
            assertThat(refusal.json().get("detail").textValue())
                    .contains("millis", String.valueOf(MOST_MILLIS + 1), "from 1 to " + MOST_MILLIS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "HEAD"})
    void refusesOtherMethods(String method) {
        for (String endpoint : endpoints()) {
            HttpAnswer refusal = client().send(method, "/test/" + endpoint + "/1");
            assertThat(refusal.status()).isEqualTo(405);
            assertThat(refusal.headers()).containsEntry("allow", "GET");
        }
    }
}
