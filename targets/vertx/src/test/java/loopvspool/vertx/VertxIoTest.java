package loopvspool.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import loopvspool.contract.Burst;
import loopvspool.contract.Full;
import loopvspool.contract.IoContract;
import loopvspool.contract.PingBesideWork;
import loopvspool.contract.RawConnection;
import loopvspool.contract.StartedServer;
import loopvspool.contract.TargetClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How many requests wait at once, by each way to call another service from the event loop, and who waits with them. */
class VertxIoTest extends IoContract {

    private static final int MILLIS = 300;

    VertxIoTest() {
        super(new VertxIo());
    }

    @Test
    void onTheLoopOneCallWaitsAtATimeAndEverybodyElseWaitsWithIt() {
        PingBesideWork ping = PingBesideWork.ofIo(client(), "sync-iobound", MILLIS, 4);
        assertThat(ping.work().peakInFlight()).isOne();
        assertThat(ping.work().mostOverlapping()).isOne();
        assertThat(ping.work().replies()).allSatisfy(reply -> {
            assertThat(reply.thread()).contains("eventloop");
            assertThat(reply.cpuSeconds()).isNotNull();
        });
        assertThat(PingBesideWork.ofIo(client(), "sync-iobound", MILLIS, 1).answeredBeforeTheWorkEnded())
                .isFalse();
    }

    @Full
    @Test
    void besideTheLoopAllCallsWaitAtOnceWhileThePingIsAnswered() {
        int users = 50;
        PingBesideWork ping = PingBesideWork.ofIo(client(), "async-iobound", MILLIS, users);
        assertThat(ping.work().peakInFlight()).isEqualTo(users);
        assertThat(ping.work().mostOverlapping()).isEqualTo(users);
        assertThat(waits(ping.work(), MILLIS)).isBetween(1.0, users / 5.0);
        assertThat(ping.work().replies()).allSatisfy(reply -> {
            assertThat(reply.thread()).contains("eventloop");
            assertThat(reply.cpuSeconds()).isNull();
        });
        assertThat(ping.answeredBeforeTheWorkEnded()).isTrue();
    }

    @Full
    @Test
    void twoThousandCallsWaitAtOnce() {
        int users = 2_000;
        int atATime = 100;
        int millis = 5_000;
        TargetClient client = client();
        List<CompletableFuture<Burst>> parts = new ArrayList<>();
        for (int sent = 0; sent < users; sent += atATime) {
            parts.add(client.ioBurst("async-iobound", millis, atATime));
            // Not before the loop has time for it: on a busy machine it would run out of patience with 2,000 new calls.
            client.ping().isPong();
        }
        Burst burst = new Burst(
                parts.stream().flatMap(part -> part.join().replies().stream()).toList());
        assertThat(burst.replies()).hasSize(users);
        // The first may be answered before the last has come, where the client is slow to send them.
        assertThat(burst.peakInFlight()).isGreaterThan(users / 2);
        assertThat(waits(burst, millis)).isBetween(1.0, 5.0);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void callInFlightIsAnsweredWhenTheTargetIsStopped(String endpoint) throws IOException {
        StartedServer stopped = new VertxIo().start("--grace=30s", "--downstream=" + downstream());
        try (RawConnection connection = new RawConnection(stopped.url())) {
            try (stopped) {
                TargetClient probe = new TargetClient(stopped.url());
                connection.sendGet("/test/ping");
                connection.receive().isPong();
                probe.ping().isPong();
                connection.sendGet("/test/" + endpoint + "/1000");
                // Two: the loop may answer the first one just before it reads the request.
                probe.ping().isPong();
                probe.ping().isPong();
            }
            connection.receive().ioReply();
        }
    }

    // From the first start to the last end, in units of one wait.
    private static double waits(Burst burst, int millis) {
        return (burst.lastEndMicros() - burst.firstStartMicros()) / 1e3 / millis;
    }
}
