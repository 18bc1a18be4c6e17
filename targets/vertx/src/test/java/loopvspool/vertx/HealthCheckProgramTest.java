package loopvspool.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import loopvspool.contract.ChildJvm;
import loopvspool.workload.HealthCheck;
import org.junit.jupiter.api.Test;

/** The health check as a container runs it: a program of its own, beside a target that has the same environment. */
class HealthCheckProgramTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Test
    void endsWithZeroAsLongAsTheTargetAnswers() {
        try (ChildJvm target = ChildJvm.start(VertxTarget.class.getName(), List.of())) {
            URI url = target.awaitListening();
            try (ChildJvm check = check(url.getPort())) {
                assertThat(check.awaitExit(LIMIT)).as(check.toString()).isZero();
                assertThat(check.out()).isEmpty();
                assertThat(check.err()).isEmpty();
            }
            target.terminate();
            target.awaitExit(LIMIT);
            try (ChildJvm check = check(url.getPort())) {
                assertThat(check.awaitExit(LIMIT)).isOne();
                assertThat(check.err()).singleElement().asString().contains("127.0.0.1:" + url.getPort());
            }
        }
    }

    private static ChildJvm check(int port) {
        Map<String, String> environment = Map.of("LAB_PORT", Integer.toString(port));
        return ChildJvm.start(List.of(), environment, HealthCheck.class.getName(), List.of());
    }
}
