package loopvspool.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program of every target promises to who starts it: how it says that it is ready, and how it ends. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ProgramContract {

    // SIGTERM is 15; a JVM that it ends exits with 128 more.
    private static final int ENDED_BY_SIGTERM = 143;
    private static final int NOT_STARTED = 1;
    private static final int BAD_OPTION = 2;

    // For waits that end as soon as what they wait for is there: a busy machine may need its time.
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String ENDPOINT = "sync-cpubound";

    protected abstract String mainClass();

    /** The name that the program has when it is given none. */
    protected abstract String defaultName();

    /** Options with which one request keeps the program from answering any other. */
    protected abstract List<String> oneAtATime();

    /** Options, beside those that every program refuses, that this one refuses. */
    protected abstract List<String> alsoRefused();

    private ChildJvm start(String... options) {
        List<String> all = new ArrayList<>(oneAtATime());
        all.addAll(List.of(options));
        return ChildJvm.start(mainClass(), all);
    }

    @Test
    void saysInOneLineWhereItListensAndNothingElse() {
        try (ChildJvm child = start()) {
            URI url = child.awaitListening();
            new TargetClient(url).ping().isPong();
            child.terminate();
            assertThat(child.awaitExit(LONG)).isEqualTo(ENDED_BY_SIGTERM);
            assertThat(child.out()).containsExactly("LISTENING " + defaultName() + " " + url);
            assertThat(child.err()).isEmpty();
            assertThat(url.getHost()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void doesWhatItsOptionsSay() {
        try (ChildJvm child = start("--name=other", "--host=localhost", "--kernel=matrix", "--max-iterations=7")) {
            URI url = child.awaitListening();
            assertThat(child.out()).containsExactly("LISTENING other " + url);
            assertThat(url.getHost()).isEqualTo("localhost");
            TargetClient client = new TargetClient(url);
            var identity = client.ping().json();
            assertThat(identity.get("target").textValue()).isEqualTo("other");
            assertThat(identity.get("kernel").textValue()).isEqualTo("matrix");
            assertThat(identity.get("maxIterations").intValue()).isEqualTo(7);
            assertThat(identity.get("pid").longValue()).isEqualTo(child.pid());
            client.cpu(ENDPOINT, 7);
            client.get("/test/" + ENDPOINT + "/8").isProblem(400);
        }
    }

    @Test
    void doesWhatItsEnvironmentSaysUnlessAnOptionSaysOtherwise() {
        Map<String, String> environment = Map.of("LAB_NAME", "other", "LAB_MAX_ITERATIONS", "9", "LAB_GRACE", "");
        try (ChildJvm child = ChildJvm.start(List.of(), environment, mainClass(), List.of("--max-iterations=7"))) {
            URI url = child.awaitListening();
            assertThat(child.out()).containsExactly("LISTENING other " + url);
            var identity = new TargetClient(url).ping().json();
            assertThat(identity.get("target").textValue()).isEqualTo("other");
            assertThat(identity.get("maxIterations").intValue()).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LAB_NONSENSE=1", "LAB_PORT=abc", "LAB_EXIT_WITH_PARENT=yes"})
    void saysInOneLineWhichVariableIsWrong(String variable) {
        String[] nameAndValue = variable.split("=");
        Map<String, String> environment = Map.of(nameAndValue[0], nameAndValue[1]);
        try (ChildJvm child = ChildJvm.start(List.of(), environment, mainClass(), List.of())) {
            assertThat(child.awaitExit(LONG)).isEqualTo(BAD_OPTION);
            assertThat(child.out()).isEmpty();
            assertThat(child.err()).singleElement().asString().contains(nameAndValue[0]);
        }
    }

    @Test
    void listsItsOptionsOnRequestAndStartsNothing() {
        try (ChildJvm child = ChildJvm.start(mainClass(), List.of("--help", "--name=other"))) {
            assertThat(child.awaitExit(LONG)).isZero();
            assertThat(child.err()).isEmpty();
            assertThat(child.out())
                    .noneMatch(line -> line.startsWith("LISTENING"))
                    .anyMatch(line -> line.startsWith("  --port (default 0): "));
        }
    }

    @Test
    void hasTheOptionsThatTheContractsPageSays() throws IOException {
        OptionsPage.assertAgrees(mainClass(), defaultName());
    }

    @Test
    void endsWithItsParentEvenWhileItIsBusy() throws IOException {
        try (ChildJvm child = start("--exit-with-parent")) {
            URI url = child.awaitListening();
            try (RawConnection connection = new RawConnection(url)) {
                keepBusy(url, connection);
                child.closeInput();
                assertThat(child.awaitExit(Duration.ofSeconds(10))).isZero();
            }
        }
    }

    @Test
    void outlivesTheEndOfItsInputOtherwise() throws IOException {
        try (ChildJvm child = start()) {
            TargetClient client = new TargetClient(child.awaitListening());
            child.closeInput();
            Clock.pause(500);
            client.ping().isPong();
            assertThat(child.isAlive()).isTrue();
        }
    }

    @Full
    @Test
    void finishesTheRequestInFlightBeforeItEnds() throws IOException {
        try (ChildJvm child = start("--grace=30s")) {
            URI url = child.awaitListening();
            TargetClient client = new TargetClient(url);
            int iterations = client.iterationsFor(ENDPOINT, Duration.ofSeconds(3));
            CompletableFuture<CpuReply> request = client.cpuLater(ENDPOINT, iterations);
            awaitBusy(url);
            child.terminate();
            assertThat(request.join().iterations()).isEqualTo(iterations);
            assertThat(child.awaitExit(LONG)).isEqualTo(ENDED_BY_SIGTERM);
            assertThat(child.err()).isEmpty();
        }
    }

    @Full
    @Test
    void endsWhenTheGraceIsOverEvenWhileItIsBusy() throws IOException {
        try (ChildJvm child = start("--grace=1s")) {
            URI url = child.awaitListening();
            try (RawConnection connection = new RawConnection(url)) {
                keepBusy(url, connection);
                child.terminate();
                assertThat(child.awaitExit(LONG)).isEqualTo(ENDED_BY_SIGTERM);
                assertThat(child.err()).noneMatch(line -> line.startsWith("\tat "));
            }
        }
    }

    @Test
    void saysInOneLineThatThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                ChildJvm child = start("--port=" + taken.getLocalPort())) {
            assertThat(child.awaitExit(LONG)).isEqualTo(NOT_STARTED);
            assertThat(child.out()).isEmpty();
            assertThat(child.err()).singleElement().asString().contains("127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void answersTheCensusWhereItsOptionSays() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (ChildJvm child = start("--census-port=" + port)) {
            URI url = child.awaitListening();
            assertThat(new TargetClient(url).ping().json().get("censusPort").intValue())
                    .isEqualTo(port);
            URI census = URI.create("http://" + url.getHost() + ":" + port);
            assertThat(new TargetClient(census).get("/test/resmon").status()).isEqualTo(200);
        }
    }

    @Test
    void saysInOneLineThatThePortOfTheCensusIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                ChildJvm child = start("--census-port=" + taken.getLocalPort())) {
            assertThat(child.awaitExit(LONG)).isEqualTo(NOT_STARTED);
            assertThat(child.out()).isEmpty();
            assertThat(child.err())
                    .singleElement()
                    .asString()
                    .contains("127.0.0.1:" + taken.getLocalPort(), "--census-port");
        }
    }

    /** Options that no program takes. */
    Stream<String> refused() {
        return Stream.concat(
                Stream.of(
                        "--nonsense=1",
                        "--port=abc",
                        "--port=65536",
                        "--census-port=abc",
                        "--census-port=65536",
                        "--port=8080 --census-port=8080",
                        "--kernel=quantum",
                        "--max-iterations=0",
                        "--grace=-1s",
                        "--exit-with-parent=yes",
                        "--downstream=127.0.0.1:8080",
                        "--connections=0",
                        "port=1"),
                alsoRefused().stream());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void saysInOneLineWhichOptionIsWrong(String option) {
        try (ChildJvm child = ChildJvm.start(mainClass(), List.of(option.split(" ")))) {
            assertThat(child.awaitExit(LONG)).isEqualTo(BAD_OPTION);
            assertThat(child.out()).isEmpty();
            assertThat(child.err()).singleElement().asString().contains(option.split("[ =]")[0]);
        }
    }

    @Test
    void saysInOneLineThatTheDatabasesUrlIsNoneAndKeepsThePasswordToItself() {
        Map<String, String> environment = Map.of("LAB_POSTGRES_URL", "postgresql://lab:s3cret@localhost/lab");
        try (ChildJvm child = ChildJvm.start(List.of(), environment, mainClass(), List.of())) {
            assertThat(child.awaitExit(LONG)).isEqualTo(BAD_OPTION);
            assertThat(child.out()).isEmpty();
            assertThat(child.err())
                    .singleElement()
                    .asString()
                    .contains("LAB_POSTGRES_URL")
                    .doesNotContain("s3cret");
        }
    }

    // Asks for minutes of work.
    private static void keepBusy(URI url, RawConnection connection) throws IOException {
        connection.sendGet("/test/" + ENDPOINT + "/1000000");
        awaitBusy(url);
    }

    // Returns when the target no longer answers a ping.
    private static void awaitBusy(URI url) throws IOException {
        long limit = System.nanoTime() + LONG.toNanos();
        while (answersPing(url)) {
            assertThat(System.nanoTime()).as("busy in time").isLessThan(limit);
        }
    }

    private static boolean answersPing(URI url) throws IOException {
        try (RawConnection ping = new RawConnection(url, 500)) {
            ping.sendGet("/test/ping");
            ping.receive().isPong();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }
}
