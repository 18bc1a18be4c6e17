package loopvspool.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import loopvspool.contract.Burst;
import loopvspool.contract.PingBesideWork;
import loopvspool.contract.RawConnection;
import loopvspool.contract.TargetClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many requests are worked on at once, by each way to use the event loop, and who waits meanwhile. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventLoopTest {

    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int USERS = 2 * CORES + 1;

    private VertxTarget target;
    private TargetClient client;
    private int iterations;

    @BeforeAll
    void start() throws IOException {
        target = VertxTarget.start(VertxTargetTest.options());
        client = new TargetClient(target.url());
        iterations = client.iterationsFor("sync-cpubound", Duration.ofMillis(300));
    }

    @AfterAll
    void stop() {
        target.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync-cpubound", "badasync-cpubound"})
    void onTheLoopOneRequestIsWorkedOnAtATimeAndEverybodyElseWaits(String endpoint) {
        Burst burst = client.burst(endpoint, iterations, USERS).join();
        assertThat(burst.peakInFlight()).isOne();
        assertThat(burst.mostOverlapping()).isOne();
        assertThat(burst.replies())
                .allSatisfy(reply -> assertThat(reply.thread()).contains("eventloop"));
        assertThat(PingBesideWork.of(client, endpoint, iterations, 1).answeredBeforeTheWorkEnded())
                .isFalse();
    }

    @Test
    void orderedWorkIsDoneOneAtATimeOnAWorkerWhileThePingIsAnswered() {
        PingBesideWork ping = PingBesideWork.of(client, "ordered-cpubound", iterations, USERS);
        assertThat(ping.work().peakInFlight()).isOne();
        assertThat(ping.work().mostOverlapping()).isOne();
        assertThat(ping.work().replies())
                .allSatisfy(reply -> assertThat(reply.thread()).contains("vert.x-worker-thread"));
        assertThat(ping.answeredBeforeTheWorkEnded()).isTrue();
    }

    @Test
    void unorderedWorkIsDoneOnAsManyWorkersAsThereAreCoresWhileThePingIsAnswered() {
        PingBesideWork ping = PingBesideWork.of(client, "async-cpubound", iterations, USERS);
        assertThat(ping.work().peakInFlight()).isEqualTo(CORES);
        assertThat(ping.work().mostOverlapping()).isEqualTo(CORES);
        assertThat(ping.work().replies())
                .allSatisfy(reply -> assertThat(reply.thread()).contains("cpu-worker"));
        assertThat(ping.answeredBeforeTheWorkEnded()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ordered-cpubound", "async-cpubound"})
    void workInFlightIsAnsweredWhenTheTargetIsStopped(String endpoint) throws IOException {
        VertxTarget stopped = VertxTarget.start(VertxTargetTest.options("--grace=30s"));
        try (RawConnection connection = new RawConnection(stopped.url())) {
            try (stopped) {
                TargetClient probe = new TargetClient(stopped.url());
                connection.sendGet("/test/ping");
                connection.receive().isPong();
                probe.ping().isPong();
                connection.sendGet("/test/" + endpoint + "/" + 3 * iterations);
                // Two: the loop may answer the first one just before it reads the request.
                probe.ping().isPong();
                probe.ping().isPong();
            }
            connection.receive().reply();
        }
    }
}
