package loopvspool.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a target promises that also does IO-bound work: it really waits for a downstream service, and survives whatever
 * that service does. How long it waits is the {@link IoPatienceContract}. A target without such endpoints keeps
 * {@link TargetContract} alone.
 */
public abstract class IoContract extends WaitingContract {

    /** Responses that are none, from a service that keeps the connection. */
    static final List<String> BAD_RESPONSES = List.of(
            "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 404 Not Found\r\nContent-Length: 5\r\n\r\nhello",
            "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{\"result\":\"1s\"}",
            "SSH-2.0-OpenSSH_9.2\r\n");

    /** Responses that are none, or not all of one, from a service that then closes the connection. */
    static final List<String> BROKEN_RESPONSES = List.of(
            "",
            "HTTP/1.1 200 OK\r\nConte",
            "HTTP/1.1 200 OK\r\n\r\n{\"result\":0.001}",
            "HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\n{\"result\":0.0");

    private final IoTarget targets;
    private StartedServer downstream;
    private StartedServer target;

    protected IoContract(IoTarget targets) {
        this.targets = targets;
    }

    @BeforeAll
    void startBoth() throws IOException {
        downstream = targets.startDownstream();
        target = targets.start("--downstream=" + downstream.url());
    }

    @AfterAll
    void stopBoth() {
        target.close();
        downstream.close();
    }

    @Override
    final URI target() {
        return target.url();
    }

    @Override
    final List<String> endpoints() {
        return targets.endpoints();
    }

    /** Where the real downstream service listens. */
    protected final URI downstream() {
        return downstream.url();
    }

    @Test
    void hasNoSuchEndpointsWithoutADownstreamService() throws IOException {
        try (StartedServer alone = targets.start()) {
            for (String endpoint : endpoints()) {
                new TargetClient(alone.url()).get("/test/" + endpoint + "/1").isProblem(404);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void keepsItsConnection(String endpoint) throws IOException {
        try (FakeDownstream counting = FakeDownstream.saying(FakeDownstream.goodResponse());
                StartedServer asking = targets.start("--downstream=" + counting.url())) {
            for (int request = 0; request < 5; request++) {
                new TargetClient(asking.url()).io(endpoint, 1);
            }
            assertThat(counting.connections()).isOne();
        }
    }

    @ParameterizedTest
    @FieldSource("BAD_RESPONSES")
    void saysThatWhatCameWasNoAnswer(String response) throws IOException {
        try (FakeDownstream bad = FakeDownstream.saying(response)) {
            assertBadGatewayAtOnce(bad.url());
        }
    }

    @ParameterizedTest
    @FieldSource("BROKEN_RESPONSES")
    void saysThatTheAnswerBroke(String response) throws IOException {
        try (FakeDownstream broken = FakeDownstream.hangingUpAfter(response)) {
            assertBadGatewayAtOnce(broken.url());
        }
    }

    @Test
    void saysThatNobodyIsThere() throws IOException {
        FakeDownstream gone = FakeDownstream.saying("");
        gone.close();
        assertBadGatewayAtOnce(gone.url());
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void outlivesADownstreamServiceThatIsKilledAndComesBack(String endpoint) throws IOException {
        FakeDownstream killed = FakeDownstream.saying("");
        try (killed;
                StartedServer asking = targets.start("--downstream=" + killed.url())) {
            TargetClient client = new TargetClient(asking.url());
            CompletableFuture<HttpAnswer> waiting = client.getLater("/test/" + endpoint + "/" + MOST_MILLIS);
            killed.awaitRequests(1);
            killed.close();
            assertThat(waiting).succeedsWithin(AT_ONCE).satisfies(answer -> assertBadGateway(answer, killed.url()));
            try (FakeDownstream back = FakeDownstream.sayingOn(killed.url().getPort(), FakeDownstream.goodResponse())) {
                assertThat(client.io(endpoint, 1).inFlight()).isOne();
                assertThat(back.connections()).isOne();
            }
        }
    }

    private void assertBadGatewayAtOnce(URI downstream) throws IOException {
        try (StartedServer asking = targets.start("--downstream=" + downstream)) {
            TargetClient client = new TargetClient(asking.url());
            for (String endpoint : endpoints()) {
                long start = System.nanoTime();
                assertBadGateway(client.get("/test/" + endpoint + "/1"), downstream);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
                client.ping().isPong();
            }
        }
    }

    private static void assertBadGateway(HttpAnswer answer, URI downstream) {
        assertThat(answer.isProblem(502).json().get("detail").textValue())
                .startsWith("the downstream service at " + downstream + " did not answer: ");
    }
}
