package loopvspool.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import loopvspool.contract.Burst;
import loopvspool.contract.SqlContract;
import loopvspool.contract.StartedServer;
import loopvspool.contract.TargetClient;
import loopvspool.postgres.PostgresOptions;
import loopvspool.postgres.PostgresService;
import loopvspool.workload.CommandLine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many queries wait at once in a pool: as many as it has workers, or as it has connections, if those are fewer. */
class JavalinSqlTest extends SqlContract {

    private static final String ENDPOINT = "sync-sql";

    @Override
    protected StartedServer startTarget(Map<String, String> environment, String... options) throws IOException {
        JavalinTarget target = JavalinTarget.start(JavalinTargetTest.options(
                environment,
                Stream.concat(Stream.of("--workers=4"), Stream.of(options)).toArray(String[]::new)));
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
        return List.of(ENDPOINT);
    }

    @Override
    protected List<String> concurrentEndpoints() {
        return List.of(ENDPOINT);
    }

    @ParameterizedTest
    @CsvSource({"10, 4", "4, 4", "3, 3", "1, 1"})
    void workersAreTheLimitUnlessThereAreFewerConnections(int connections, int atOnce) throws IOException {
        try (StartedServer target = startTarget(database(), "--connections=" + connections)) {
            TargetClient client = new TargetClient(target.url());
            client.io(ENDPOINT, 1);
            Burst burst = client.ioBurst(ENDPOINT, 300, 9).join();
            assertThat(burst.peakInFlight()).isEqualTo(atOnce);
            assertThat(burst.mostOverlapping()).isEqualTo(atOnce);
            assertThat(burst.replies())
                    .allSatisfy(reply -> assertThat(reply.thread()).contains("jetty-worker"));
        }
    }
}
