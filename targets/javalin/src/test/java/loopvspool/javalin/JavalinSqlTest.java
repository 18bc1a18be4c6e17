package loopvspool.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import loopvspool.contract.Burst;
import loopvspool.contract.Full;
import loopvspool.contract.SqlContract;
import loopvspool.contract.StartedServer;
import loopvspool.contract.TargetClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many queries wait at once in a pool: as many as it has workers, or as it has connections, if those are fewer. */
@Full
class JavalinSqlTest extends SqlContract {

    JavalinSqlTest() {
        super(new JavalinSql());
    }

    @ParameterizedTest
    @CsvSource({"10, 4", "4, 4", "3, 3", "1, 1"})
    void workersAreTheLimitUnlessThereAreFewerConnections(int connections, int atOnce) throws IOException {
        try (StartedServer target = startTarget(database(), "--connections=" + connections)) {
            TargetClient client = new TargetClient(target.url());
            client.io(JavalinSql.ENDPOINT, 1);
            Burst burst = client.ioBurst(JavalinSql.ENDPOINT, 300, 9).join();
            assertThat(burst.peakInFlight()).isEqualTo(atOnce);
            assertThat(burst.mostOverlapping()).isEqualTo(atOnce);
            assertThat(burst.replies())
                    .allSatisfy(reply -> assertThat(reply.thread()).contains("jetty-worker"));
        }
    }
}
