package loopvspool.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a target promises that also waits for a database: it really does, through a pool of connections, and survives
 * whatever becomes of the database. How long it waits is the {@link SqlPatienceContract}. A target without such endpoints keeps
 * {@link TargetContract} alone.
 */
public abstract class SqlContract extends WaitingContract {

    private static final int ANY_FREE_PORT = 0;

    private final SqlTarget targets;
    private StartedServer database;
    private StartedServer target;

    protected SqlContract(SqlTarget targets) {
        this.targets = targets;
    }

    @BeforeAll
    void startBoth() throws IOException {
        database = targets.startDatabase(ANY_FREE_PORT);
        target = startTarget(database.url());
    }

    @AfterAll
    void stopBoth() {
        target.close();
        database.close();
    }

    /** Starts the target with that database. */
    protected final StartedServer startTarget(URI database, String... options) throws IOException {
        return targets.start(database, options);
    }

    @Override
    final URI target() {
        return target.url();
    }

    @Override
    final List<String> endpoints() {
        return targets.endpoints();
    }

    List<String> concurrentEndpoints() {
        return targets.concurrentEndpoints();
    }

    /** The real database. */
    protected final URI database() {
        return database.url();
    }

    @ParameterizedTest
    @MethodSource("concurrentEndpoints")
    void worksOnAsManyRequestsAsItHasConnectionsAndTheOthersQueue(String endpoint) throws IOException {
        int connections = 2;
        int waves = 4;
        int millis = 300;
        try (StartedServer limited = startTarget(database(), "--connections=" + connections)) {
            TargetClient client = new TargetClient(limited.url());
            client.io(endpoint, 1);
            Burst burst = client.ioBurst(endpoint, millis, connections * waves).join();
            assertThat(burst.peakInFlight()).isEqualTo(connections);
            assertThat(burst.mostOverlapping()).isEqualTo(connections);
            double makespan = (burst.lastEndMicros() - burst.firstStartMicros()) / 1e3 / millis;
            assertThat(makespan).as("makespan in waits").isBetween(waves - 0.1, waves * 2.0);
            assertThat(burst.replies())
                    .as("the time in the queue is not the work's")
                    .allSatisfy(reply -> assertThat(reply.result()).isLessThan(2 * millis / 1e3));
        }
    }

    @Test
    void hasNoSuchEndpointsWithoutADatabase() throws IOException {
        try (StartedServer alone = targets.start(Map.of())) {
            for (String endpoint : endpoints()) {
                new TargetClient(alone.url()).get("/test/" + endpoint + "/1").isProblem(404);
            }
        }
    }

    @Test
    void startsWithoutItsDatabaseAndSaysThatNobodyIsThere() throws IOException {
        FakeDatabase gone = FakeDatabase.silent();
        gone.close();
        assertBadGatewayAtOnce(gone.url(), "it takes no connection");
    }

    @Test
    void saysThatTheDatabaseHangsUp() throws IOException {
        try (FakeDatabase hangingUp = FakeDatabase.hangingUp()) {
            assertBadGatewayAtOnce(hangingUp.url(), "");
        }
    }

    @Test
    void saysThatWhatIsThereIsNoDatabase() throws IOException {
        try (FakeDatabase other = FakeDatabase.saying("SSH-2.0-OpenSSH_9.2\r\n");
                StartedServer asking = startTarget(other.url())) {
            TargetClient client = new TargetClient(asking.url());
            for (String endpoint : endpoints()) {
                // To a client of PostgreSQL it may look like the beginning of a long message.
                client.get("/test/" + endpoint + "/1").isProblem(502, 504);
            }
        }
    }

    @Test
    void saysThatTheDatabaseRefuses() throws IOException {
        String noSuchDatabase = database().toString().replaceAll("[^/]+$", "nonesuch");
        assertBadGatewayAtOnce(URI.create(noSuchDatabase), "it refused, with SQLSTATE 3D000");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void outlivesADatabaseThatGoesInTheMiddleAndComesBack(String endpoint) throws IOException {
        StartedServer going = targets.startDatabase(ANY_FREE_PORT);
        try (going;
                StartedServer asking = startTarget(going.url())) {
            TargetClient client = new TargetClient(asking.url());
            client.io(endpoint, 1);
            List<CompletableFuture<HttpAnswer>> waiting = Stream.generate(
                            () -> client.getLater("/test/" + endpoint + "/" + MOST_MILLIS))
                    .limit(3)
                    .toList();
            // Until the database has at least one of them.
            Clock.pause(500);
            going.close();
            assertThat(waiting).allSatisfy(request -> assertThat(request)
                    .succeedsWithin(PATIENCE)
                    .satisfies(
                            answer -> assertThat(detail(answer.isProblem(502))).isNotBlank()));
            client.ping().isPong();
            client.get("/test/" + endpoint + "/1").isProblem(502);
            try (StartedServer back = targets.startDatabase(going.url().getPort())) {
                assertThat(back.url()).isEqualTo(going.url());
                assertThat(client.io(endpoint, 1).inFlight()).isOne();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("concurrentEndpoints")
    void paysForADatabaseThatWentAwayWithOneRequestAndNotWithOneForEachConnection(String endpoint) throws IOException {
        int connections = 3;
        try (Relay relay = new Relay(database());
                StartedServer asking = startTarget(relay.url(), "--connections=" + connections)) {
            TargetClient client = new TargetClient(asking.url());
            client.ioBurst(endpoint, WAIT_MILLIS, connections).join();
            relay.hangUp();
            // This one may have to find it out.
            client.get("/test/" + endpoint + "/1");
            assertThat(client.io(endpoint, 1).inFlight()).isOne();
        }
    }

    private void assertBadGatewayAtOnce(URI database, String reason) throws IOException {
        try (StartedServer asking = startTarget(database)) {
            TargetClient client = new TargetClient(asking.url());
            for (String endpoint : endpoints()) {
                long start = System.nanoTime();
                HttpAnswer answer = client.get("/test/" + endpoint + "/1").isProblem(502);
                assertThat(detail(answer))
                        .startsWith("the database ")
                        .contains(" did not answer: " + reason)
                        .doesNotContain("s3cret");
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
                client.ping().isPong();
            }
        }
    }

    private static String detail(HttpAnswer problem) {
        JsonNode detail = problem.json().get("detail");
        return detail.textValue();
    }
}
