package loopvspool.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import loopvspool.contract.ChildJvm;
import loopvspool.contract.Full;
import loopvspool.contract.OptionsPage;
import loopvspool.contract.TargetClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program starts and ends as that of a target does, and however it ends, nothing of the database is left. */
class PostgresProgramTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration CLEAN_UP_LIMIT = Duration.ofSeconds(5);
    private static final int ENDED_BY_SIGTERM = 143;
    private static final int NOT_STARTED = 1;
    private static final int BAD_OPTION = 2;

    // Shared by the tests, so that PostgreSQL is unpacked once.
    private static final Path FOLDER = Path.of("target", "program-test").toAbsolutePath();

    private static ChildJvm start(String... options) {
        return start(
                List.of(),
                Stream.concat(Stream.of("--folder=" + FOLDER), Stream.of(options))
                        .toList());
    }

    private static ChildJvm start(List<String> jvmOptions, List<String> options) {
        return ChildJvm.start(jvmOptions, Map.of(), PostgresService.class.getName(), options);
    }

    @Test
    void hasTheOptionsThatTheContractsPageSays() throws IOException {
        OptionsPage.assertAgrees(PostgresService.class.getName(), PostgresOptions.NAME);
    }

    @Test
    void saysInOneLineWhereItListensAndInItsPingWhereTheDatabaseIs() throws IOException {
        try (ChildJvm child = start("--name=db")) {
            URI url = child.awaitListening();
            JsonNode identity = new TargetClient(url).ping().isPong().json();
            assertThat(identity.get("target").textValue()).isEqualTo("db");
            assertThat(identity.get("pid").longValue()).isEqualTo(child.pid());
            assertThat(identity.get("libraries").get("postgresql").textValue()).matches("[0-9]+\\.[0-9]+");
            URI database = URI.create(identity.get("postgres").textValue());
            assertThat(database.getScheme()).isEqualTo("postgresql");
            assertThat(database.getRawUserInfo()).isEqualTo("postgres");
            assertThat(database.getHost()).isEqualTo("127.0.0.1");
            assertThat(database.getPath()).isEqualTo("/postgres");
            child.terminate();
            assertThat(child.awaitExit(LIMIT)).isEqualTo(ENDED_BY_SIGTERM);
            assertThat(child.out()).containsExactly("LISTENING db " + url);
            assertThat(child.err()).isEmpty();
        }
    }

    @Test
    void leavesNothingBehindWhenItIsTerminated() throws InterruptedException {
        try (ChildJvm child = start()) {
            Traces traces = Traces.of(child);
            child.terminate();
            assertThat(child.awaitExit(LIMIT)).isEqualTo(ENDED_BY_SIGTERM);
            // At once: it ends after it has tidied up.
            traces.assertGone(Duration.ZERO);
        }
    }

    @Test
    void leavesNothingBehindWhenItsParentEnds() throws IOException, InterruptedException {
        try (ChildJvm child = start("--exit-with-parent")) {
            Traces traces = Traces.of(child);
            child.closeInput();
            assertThat(child.awaitExit(LIMIT)).isZero();
            traces.assertGone(CLEAN_UP_LIMIT);
        }
    }

    @Test
    void leavesNothingBehindWhenItIsKilled() throws InterruptedException {
        try (ChildJvm child = start()) {
            Traces traces = Traces.of(child);
            kill(child.pid());
            traces.assertGone(CLEAN_UP_LIMIT);
        }
    }

    @Full
    @Test
    void leavesNothingBehindInATemporaryFolderEither(@TempDir Path temporary) throws InterruptedException {
        try (ChildJvm child = start(List.of("-Djava.io.tmpdir=" + temporary), List.of())) {
            Traces traces = Traces.of(child);
            kill(child.pid());
            traces.assertGone(CLEAN_UP_LIMIT);
            assertThat(temporary).isEmptyDirectory();
        }
    }

    @Full
    @Test
    void endsWhenItsServerIsKilled() throws InterruptedException {
        try (ChildJvm child = start()) {
            Traces traces = Traces.of(child);
            kill(traces.server().pid());
            assertThat(child.awaitExit(CLEAN_UP_LIMIT)).isEqualTo(NOT_STARTED);
            assertThat(child.err())
                    .singleElement()
                    .asString()
                    .startsWith("postgres: PostgreSQL has ended, though nobody told it to");
            traces.assertGone(CLEAN_UP_LIMIT);
        }
    }

    @Full
    @Test
    void endsWhenItsGuardIsKilled() throws InterruptedException {
        try (ChildJvm child = start()) {
            Traces traces = Traces.of(child);
            kill(traces.guards().get(0).pid());
            assertThat(child.awaitExit(CLEAN_UP_LIMIT)).isEqualTo(NOT_STARTED);
            assertThat(child.err()).hasSize(1);
            traces.assertGone(CLEAN_UP_LIMIT);
        }
    }

    @Full
    @Test
    void tidiesUpAfterARunOfWhichEveryGuardWasKilled() throws InterruptedException {
        try (ChildJvm dead = start()) {
            Traces traces = Traces.of(dead);
            traces.guards().forEach(guard -> kill(guard.pid()));
            kill(dead.pid());
            assertThat(traces.server().isAlive()).isTrue();
            try (ChildJvm next = start()) {
                next.awaitListening();
                traces.assertGone(CLEAN_UP_LIMIT);
            }
        }
    }

    @Full
    @Test
    void twoRunSideBySideInOneFolder() throws InterruptedException {
        try (ChildJvm one = start();
                ChildJvm other = start()) {
            Traces ofOne = Traces.of(one);
            Traces ofOther = Traces.of(other);
            one.terminate();
            one.awaitExit(LIMIT);
            ofOne.assertGone(Duration.ZERO);
            assertThat(ofOther.server().isAlive()).isTrue();
            assertThat(ofOther.run()).isDirectory();
            new TargetClient(other.awaitListening()).ping().isPong();
        }
    }

    @Test
    void saysInOneLineThatThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                ChildJvm child = start("--postgres-port=" + taken.getLocalPort())) {
            assertThat(child.awaitExit(LIMIT)).isEqualTo(NOT_STARTED);
            assertThat(child.out()).isEmpty();
            assertThat(child.err())
                    .singleElement()
                    .asString()
                    .contains("127.0.0.1:" + taken.getLocalPort(), "Address already in use");
        }
    }

    @Test
    void saysInOneLineThatItsFolderIsNone(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        try (ChildJvm child = start(List.of(), List.of("--folder=" + file))) {
            assertThat(child.awaitExit(LIMIT)).isEqualTo(NOT_STARTED);
            assertThat(child.err()).singleElement().asString().contains(file.toString());
        }
    }

    @Test
    void saysInOneLineThatThereIsNoPostgresForTheMachine() {
        try (ChildJvm child = start(List.of("-Dos.arch=riscv64"), List.of("--folder=" + FOLDER))) {
            assertThat(child.awaitExit(LIMIT)).isEqualTo(NOT_STARTED);
            assertThat(child.err()).singleElement().asString().contains("linux-riscv64");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--postgres-port=65536", "--folder=", "--workers=2"})
    void saysInOneLineWhichOptionIsWrong(String option) {
        try (ChildJvm child = start(List.of(), List.of(option))) {
            assertThat(child.awaitExit(LIMIT)).isEqualTo(BAD_OPTION);
            assertThat(child.out()).isEmpty();
            assertThat(child.err()).singleElement().asString().contains(option.split("=")[0]);
        }
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }
}
