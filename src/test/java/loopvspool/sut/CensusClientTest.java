package loopvspool.sut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.net.URI;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CensusClientTest {
    private static final String RECORDED = FakeCensus.recorded("census.json");

    private final FakeCensus server = new FakeCensus().answers(query -> RECORDED);
    private final RunningTarget target = server.target("vertx");
    private final CensusClient client = new CensusClient();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldAskThePortThatIsThereForTheCensus() throws Exception {
        assertThat(client.now(target)).isEqualTo(Census.parse(RECORDED));
        assertThat(server.asked()).containsExactly("/test/resmon");
    }

    @Test
    void shouldAskForATime() throws Exception {
        assertThat(client.between(target, 1_764_000_010_000_000L, 1_764_000_012_500_000L))
                .isEqualTo(Census.parse(RECORDED));
        assertThat(server.asked()).containsExactly("/test/resmon?since=1764000010000000&until=1764000012500000");
    }

    @Test
    void shouldNameTheTargetThatRefuses() {
        server.status(503);

        assertThatIOException()
                .isThrownBy(() -> client.between(target, 1, 2))
                .withMessage("vertx at http://127.0.0.1:%d/test/resmon?since=1&until=2: status 503", server.port());
    }

    @Test
    void shouldNameTheTargetThatDoesNotKeepTheContract() {
        server.answers(query -> RECORDED.replace("\"processes\"", "\"proceses\""));

        assertThatIOException()
                .isThrownBy(() -> client.now(target))
                .withMessageStartingWith("vertx at http://127.0.0.1:%d/test/resmon: ", server.port())
                .withMessageContaining("the census is not the contract's JSON: ")
                .withMessageContaining("'processes'")
                .satisfies(error -> assertThat(error.getMessage()).hasLineCount(1));
    }

    @Test
    @Timeout(15)
    void shouldNotWaitForABodyThatDoesNotCome() {
        server.silent();

        assertThatIOException()
                .isThrownBy(() -> client.now(target))
                .withMessageStartingWith("vertx at ")
                .withMessageEndingWith("/test/resmon: no answer within 2 s");
    }

    @Test
    void shouldNameTheTargetThatIsGone() {
        server.close();

        assertThatIOException()
                .isThrownBy(() -> client.now(target))
                .withMessageStartingWith("vertx at http://127.0.0.1:%d/test/resmon: ", server.port())
                .withMessageNotContaining("null");
    }

    @Test
    void shouldRefuseToAskATargetThatOffersNone() {
        RunningTarget without = new FakeTarget(
                FakeLauncher.spec("other"),
                URI.create("http://127.0.0.1:1"),
                new TargetIdentity(1, 2, OptionalInt.empty(), null));

        assertThatIOException().isThrownBy(() -> client.now(without)).withMessage("other offers no census");
        assertThat(server.asked()).isEmpty();
    }
}
