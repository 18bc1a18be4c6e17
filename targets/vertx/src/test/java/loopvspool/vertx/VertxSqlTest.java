package loopvspool.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import loopvspool.contract.PingBesideWork;
import loopvspool.contract.SqlContract;
import loopvspool.contract.StartedServer;
import loopvspool.postgres.PostgresOptions;
import loopvspool.postgres.PostgresService;
import loopvspool.workload.CommandLine;
import org.junit.jupiter.api.Test;

/** How many queries wait at once, by each way to ask a database from the event loop, and who waits with them. */
class VertxSqlTest extends SqlContract {

    private static final int MILLIS = 300;
    private static final int CONNECTIONS = 10;

    @Override
    protected StartedServer startTarget(Map<String, String> environment, String... options) throws IOException {
        VertxTarget target = VertxTarget.start(VertxTargetTest.options(environment, options));
        return new StartedServer(target.url(), target::close);
    }

    @Override
    protected StartedServer startDatabase(int port) throws IOException {
        PostgresService service = PostgresService.start(
                PostgresOptions.from(CommandLine.of("--folder=target/database", "--postgres-port=" + port)));
        return new StartedServer(service.database(), service::close);
    }

    @Override
    protected List<String> endpoints() {
        return List.of("sync-sql", "async-sql");
    }

    @Override
    protected List<String> concurrentEndpoints() {
        return List.of("async-sql");
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
