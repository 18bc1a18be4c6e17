package loopvspool.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import loopvspool.contract.Burst;
import loopvspool.contract.Full;
import loopvspool.contract.IoContract;
import loopvspool.contract.StartedServer;
import loopvspool.contract.TargetClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many requests wait at once in a pool: as many as it has workers, whatever they wait for. */
class JavalinIoTest extends IoContract {

    JavalinIoTest() {
        super(new JavalinIo());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void exactlySoManyCallsWaitAtOnce(int workers) throws IOException {
        try (StartedServer target = JavalinIo.startWith(workers, "--downstream=" + downstream())) {
            TargetClient client = new TargetClient(target.url());
            Burst burst =
                    client.ioBurst(JavalinIo.ENDPOINT, 300, 2 * workers + 1).join();
            assertThat(burst.peakInFlight()).isEqualTo(workers);
            assertThat(burst.mostOverlapping()).isEqualTo(workers);
            assertThat(burst.replies())
                    .allSatisfy(reply -> assertThat(reply.thread()).contains("jetty-worker"));
        }
    }

    @Full
    @Test
    void hundredsOfWorkersWaitAtOnce() throws IOException {
        int workers = 300;
        int millis = 2_000;
        try (StartedServer target = JavalinIo.startWith(workers, "--downstream=" + downstream())) {
            Burst burst = new TargetClient(target.url())
                    .ioBurst(JavalinIo.ENDPOINT, millis, workers)
                    .join();
            assertThat(burst.replies()).hasSize(workers);
            assertThat(burst.peakInFlight()).isGreaterThan(workers / 2);
        }
    }
}
