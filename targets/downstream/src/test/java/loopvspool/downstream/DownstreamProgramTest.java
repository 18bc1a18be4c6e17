package loopvspool.downstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import loopvspool.contract.ChildJvm;
import loopvspool.contract.HttpAnswer;
import loopvspool.contract.OptionsPage;
import loopvspool.contract.TargetClient;
import org.junit.jupiter.api.Test;

/** The program starts and ends as that of a target does. */
class DownstreamProgramTest {

    private static final String MAIN_CLASS = DownstreamService.class.getName();
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int ENDED_BY_SIGTERM = 143;
    private static final int BAD_OPTION = 2;

    @Test
    void hasTheOptionsThatTheContractsPageSays() throws IOException {
        OptionsPage.assertAgrees(DownstreamService.class.getName(), DownstreamService.NAME);
    }

    @Test
    void saysInOneLineWhereItListensAndNothingElse() {
        try (ChildJvm child = ChildJvm.start(MAIN_CLASS, List.of("--name=slow"))) {
            URI url = child.awaitListening();
            new TargetClient(url).ping().isPong();
            child.terminate();
            assertThat(child.awaitExit(LIMIT)).isEqualTo(ENDED_BY_SIGTERM);
            assertThat(child.out()).containsExactly("LISTENING slow " + url);
            assertThat(child.err()).isEmpty();
        }
    }

    @Test
    void endsWithItsParentEvenWhileSomebodyWaits() throws IOException {
        try (ChildJvm child = ChildJvm.start(MAIN_CLASS, List.of("--exit-with-parent"))) {
            TargetClient client = new TargetClient(child.awaitListening());
            CompletableFuture<HttpAnswer> waiting = client.getLater("/wait/60000");
            client.ping().isPong();
            child.closeInput();
            assertThat(child.awaitExit(LIMIT)).isZero();
            assertThat(waiting).failsWithin(LIMIT);
            assertThat(child.err()).isEmpty();
        }
    }

    @Test
    void saysInOneLineWhichOptionIsWrong() {
        try (ChildJvm child = ChildJvm.start(MAIN_CLASS, List.of("--workers=2"))) {
            assertThat(child.awaitExit(LIMIT)).isEqualTo(BAD_OPTION);
            assertThat(child.out()).isEmpty();
            assertThat(child.err()).singleElement().asString().contains("--workers");
        }
    }
}
