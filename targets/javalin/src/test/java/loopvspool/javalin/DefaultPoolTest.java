package loopvspool.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import loopvspool.contract.CheckedContract;
import loopvspool.contract.Full;
import loopvspool.contract.TargetClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Javalin's own pool keeps the contract, and grows beyond the threads that it begins with. */
@Full
class DefaultPoolTest extends CheckedContract {

    private static final int MORE_THAN_AT_FIRST = 20;

    private JavalinTarget target;

    @BeforeAll
    void start() throws IOException {
        target = JavalinTarget.start(JavalinTargetTest.options("--threads=default"));
    }

    @AfterAll
    void stop() {
        target.close();
    }

    @Override
    protected URI target() {
        return target.url();
    }

    @Test
    void worksOnAsManyRequestsAtOnceAsCome() {
        TargetClient client = new TargetClient(target());
        assertThat(client.ping().json().get("workers").intValue()).isEqualTo(250);
        int iterations = client.iterationsFor("sync-cpubound", Duration.ofMillis(200));
        assertThat(client.burst("sync-cpubound", iterations, MORE_THAN_AT_FIRST)
                        .join()
                        .peakInFlight())
                .isEqualTo(MORE_THAN_AT_FIRST);
    }
}
