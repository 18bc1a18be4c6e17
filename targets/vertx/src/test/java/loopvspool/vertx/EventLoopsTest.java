package loopvspool.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;
import loopvspool.contract.Burst;
import loopvspool.contract.CheckedContract;
import loopvspool.contract.Full;
import loopvspool.contract.TargetClient;
import loopvspool.contract.WorkReply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Several loops are one target that keeps the contract. */
@Full
class EventLoopsTest extends CheckedContract {

    private static final int LOOPS = 2;

    private VertxTarget target;

    @BeforeAll
    void start() throws IOException {
        target = VertxTarget.start(VertxTargetTest.options("--loops=" + LOOPS));
    }

    @AfterAll
    void stop() {
        target.close();
    }

    @Override
    protected URI target() {
        return target.url();
    }

    /** A connection belongs to one loop, and chance may give the same one to all. */
    @Override
    protected OptionalInt workers() {
        return OptionalInt.empty();
    }

    @Test
    void eachWorksOnOneRequestAtATime() {
        TargetClient client = new TargetClient(target());
        int iterations = client.iterationsFor("sync-cpubound", Duration.ofMillis(200));
        Burst burst = client.burst("sync-cpubound", iterations, 2 * LOOPS + 1).join();
        assertThat(burst.peakInFlight()).isEqualTo(LOOPS);
        assertThat(burst.replies().stream().map(WorkReply::thread).distinct()).hasSize(LOOPS);
    }
}
