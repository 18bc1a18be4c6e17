package loopvspool.contract;

import static loopvspool.contract.WaitingContract.LATE;
import static loopvspool.contract.WaitingContract.PATIENCE;
import static loopvspool.contract.WaitingContract.WAIT_MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How long a target that keeps a {@link SqlContract} waits for a database that does not answer, and for a connection. Its tests do nothing
 * for seconds, so they do it side by side, each with a target of its own; none of them takes times that another could spoil.
 */
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SqlPatienceContract {

    private static final int ANY_FREE_PORT = 0;

    private final SqlTarget targets;
    private StartedServer database;

    protected SqlPatienceContract(SqlTarget targets) {
        this.targets = targets;
    }

    @BeforeAll
    void startDatabase() throws IOException {
        database = targets.startDatabase(ANY_FREE_PORT);
    }

    @AfterAll
    void stopDatabase() {
        if (database != null) {
            database.close();
        }
    }

    List<String> endpoints() {
        return targets.endpoints();
    }

    List<String> concurrentEndpoints() {
        return targets.concurrentEndpoints();
    }

    @ParameterizedTest
    @MethodSource("concurrentEndpoints")
    void queuesForAConnectionForLongerThanItsPatience(String endpoint) throws IOException {
        int millis = 3_000;
        int users = 4;
        try (StartedServer limited = targets.start(database.url(), "--connections=1")) {
            Burst burst = new TargetClient(limited.url())
                    .ioBurst(endpoint, millis, users)
                    .join();
            assertThat(burst.lastEndMicros() - burst.firstStartMicros())
                    .isGreaterThan((users - 1) * millis * 1_000L)
                    .isGreaterThan(PATIENCE.toMillis() * 1_000);
        }
    }

    @Test
    void doesNotWaitForEver() throws IOException {
        try (FakeDatabase silent = FakeDatabase.silent();
                StartedServer asking = targets.start(silent.url())) {
            TargetClient client = new TargetClient(asking.url());
            for (String endpoint : endpoints()) {
                long start = System.nanoTime();
                HttpAnswer late = client.get("/test/" + endpoint + "/1").isProblem(504);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(PATIENCE, LATE);
                assertThat(late.json().get("detail").textValue())
                        .contains("did not answer within")
                        .doesNotContain("s3cret");
                client.ping().isPong();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void doesNotWaitForEverForARowAndGoesOnWhenTheDatabaseDoes(String endpoint) throws IOException {
        try (Relay relay = new Relay(database.url());
                StartedServer asking = targets.start(relay.url(), "--connections=1")) {
            TargetClient client = new TargetClient(asking.url());
            client.io(endpoint, 1);
            relay.stall();
            long start = System.nanoTime();
            HttpAnswer late =
                    client.get("/test/" + endpoint + "/" + WAIT_MILLIS).isProblem(504);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(PATIENCE.plusMillis(WAIT_MILLIS), LATE);
            assertThat(late.json().get("detail").textValue()).contains("did not answer within");
            relay.resume();
            assertThat(client.io(endpoint, 1).inFlight()).isOne();
        }
    }
}
