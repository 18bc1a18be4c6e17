package loopvspool.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import loopvspool.contract.Burst;
import loopvspool.contract.PingBesideWork;
import loopvspool.contract.TargetClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pool of W works on W requests at once: never fewer while there are more to do, and never more. */
class ExactPoolTest {

    private static final String ENDPOINT = "sync-cpubound";
    private static final Duration LONG_ENOUGH_TO_OVERLAP = Duration.ofMillis(200);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 8})
    void worksOnExactlySoManyRequestsAtOnce(int workers) throws IOException {
        try (JavalinTarget target = JavalinTarget.start(JavalinTargetTest.options("--workers=" + workers))) {
            TargetClient client = new TargetClient(target.url());
            int iterations = client.iterationsFor(ENDPOINT, LONG_ENOUGH_TO_OVERLAP);
            Burst burst = client.burst(ENDPOINT, iterations, 2 * workers + 1).join();
            assertThat(burst.peakInFlight()).isEqualTo(workers);
            assertThat(burst.mostOverlapping()).isEqualTo(workers);
        }
    }

    @Test
    void pingIsAnsweredWhileAWorkerIsFree() throws IOException {
        assertThat(pingBesideOneRequest(2).answeredBeforeTheWorkEnded()).isTrue();
    }

    @Test
    void pingWaitsWhileEveryWorkerIsBusy() throws IOException {
        assertThat(pingBesideOneRequest(1).answeredBeforeTheWorkEnded()).isFalse();
    }

    private static PingBesideWork pingBesideOneRequest(int workers) throws IOException {
        try (JavalinTarget target = JavalinTarget.start(JavalinTargetTest.options("--workers=" + workers))) {
            TargetClient client = new TargetClient(target.url());
            return PingBesideWork.of(client, ENDPOINT, client.iterationsFor(ENDPOINT, Duration.ofMillis(500)), 1);
        }
    }
}
