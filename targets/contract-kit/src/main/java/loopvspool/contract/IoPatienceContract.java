package loopvspool.contract;

import static loopvspool.contract.WaitingContract.LATE;
import static loopvspool.contract.WaitingContract.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * How long a target that keeps an {@link IoContract} waits for a downstream service that does not answer. Its tests do nothing for seconds,
 * so they do it side by side, each with a target of its own; none of them takes times that another could spoil.
 */
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class IoPatienceContract {

    /** Responses that never end. */
    static final List<String> ENDLESS_RESPONSES =
            List.of("", "HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\n{\"result\":0.0");

    private final IoTarget targets;

    protected IoPatienceContract(IoTarget targets) {
        this.targets = targets;
    }

    @ParameterizedTest
    @FieldSource("ENDLESS_RESPONSES")
    void doesNotWaitForEver(String response) throws IOException {
        try (FakeDownstream endless = FakeDownstream.saying(response);
                StartedServer asking = targets.start("--downstream=" + endless.url())) {
            TargetClient client = new TargetClient(asking.url());
            for (String endpoint : targets.endpoints()) {
                long start = System.nanoTime();
                HttpAnswer late = client.get("/test/" + endpoint + "/1").isProblem(504);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(PATIENCE, LATE);
                assertThat(late.json().get("detail").textValue())
                        .isEqualTo("the downstream service at " + endless.url() + " did not answer within "
                                + PATIENCE.plusMillis(1).toMillis() + " ms");
                client.ping().isPong();
            }
        }
    }
}
