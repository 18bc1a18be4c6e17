package loopvspool.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import loopvspool.contract.Full;
import loopvspool.contract.PingBesideWork;
import loopvspool.contract.SqlContract;
import org.junit.jupiter.api.Test;

/** How many queries wait at once, by each way to ask a database from the event loop, and who waits with them. */
@Full
class VertxSqlTest extends SqlContract {

    private static final int MILLIS = 300;
    private static final int CONNECTIONS = 10;

    VertxSqlTest() {
        super(new VertxSql());
    }

    @Test
    void onTheLoopOneQueryWaitsAtATimeAndEverybodyElseWaitsWithIt() {
        PingBesideWork ping = PingBesideWork.ofIo(client(), "sync-sql", MILLIS, 4);
        assertThat(ping.work().peakInFlight()).isOne();
        assertThat(ping.work().mostOverlapping()).isOne();
        assertThat(ping.work().replies()).allSatisfy(reply -> {
            assertThat(reply.thread()).contains("eventloop");
            assertThat(reply.cpuSeconds()).isNotNull();
        });
        assertThat(PingBesideWork.ofIo(client(), "sync-sql", MILLIS, 1).answeredBeforeTheWorkEnded())
                .isFalse();
    }

    @Test
    void besideTheLoopAsManyQueriesWaitAsThereAreConnectionsWhileThePingIsAnswered() {
        PingBesideWork ping = PingBesideWork.ofIo(client(), "async-sql", MILLIS, 2 * CONNECTIONS);
        assertThat(ping.work().peakInFlight()).isEqualTo(CONNECTIONS);
        assertThat(ping.work().mostOverlapping()).isEqualTo(CONNECTIONS);
        assertThat(ping.work().replies()).allSatisfy(reply -> {
            assertThat(reply.thread()).contains("eventloop");
            assertThat(reply.cpuSeconds()).isNull();
        });
        assertThat(ping.answeredBeforeTheWorkEnded()).isTrue();
    }
}
