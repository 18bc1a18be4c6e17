package loopvspool.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import loopvspool.contract.Burst;
import loopvspool.contract.IoContract;
import loopvspool.contract.StartedServer;
import loopvspool.contract.TargetClient;
import loopvspool.downstream.DownstreamService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many requests wait at once in a pool: as many as it has workers, whatever they wait for. */
class JavalinIoTest extends IoContract {

    private static final String ENDPOINT = "sync-iobound";

    @Override
    protected StartedServer startTarget(String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add(0, "--workers=3");
        return start(all);
    }

    @Override
    protected StartedServer startDownstream() throws IOException {
        DownstreamService service =
                DownstreamService.start(JavalinTargetTest.options().common());
        return new StartedServer(service.url(), service::close);
    }

    @Override
    protected List<String> endpoints() {
        return List.of(ENDPOINT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void exactlySoManyCallsWaitAtOnce(int workers) throws IOException {
        try (StartedServer target = start(List.of("--workers=" + workers, "--downstream=" + downstream()))) {
            TargetClient client = new TargetClient(target.url());
            Burst burst = client.ioBurst(ENDPOINT, 300, 2 * workers + 1).join();
            assertThat(burst.peakInFlight()).isEqualTo(workers);
            assertThat(burst.mostOverlapping()).isEqualTo(workers);
            assertThat(burst.replies())
                    .allSatisfy(reply -> assertThat(reply.thread()).contains("jetty-worker"));
        }
    }

    @Test
    void hundredsOfWorkersWaitAtOnce() throws IOException {
        int workers = 300;
        int millis = 2_000;
        try (StartedServer target = start(List.of("--workers=" + workers, "--downstream=" + downstream()))) {
            Burst burst = new TargetClient(target.url())
                    .ioBurst(ENDPOINT, millis, workers)
                    .join();
            assertThat(burst.replies()).hasSize(workers);
            assertThat(burst.peakInFlight()).isGreaterThan(workers / 2);
        }
    }

    private static StartedServer start(List<String> options) throws IOException {
        JavalinTarget target = JavalinTarget.start(JavalinTargetTest.options(options.toArray(String[]::new)));
        return new StartedServer(target.url(), target::close);
    }
}
