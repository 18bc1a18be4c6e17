package loopvspool.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * What every server of the project survives: whatever is done to it, it answers others, keeps its memory, and logs nothing. One
 * program for all tests of a class. What became of each is in {@code target}, as rows for {@code docs/hostile-input.md}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostileContract {

    /** How long a request takes that waits. */
    static final int WAIT_MILLIS = 100;

    // Wide: a leak of what 10,000 connections, or 100 inputs of 100 KiB, have left behind would be more.
    private static final long MOST_BYTES_LEFT = 40_000_000;

    final HostileProgram server;
    private final Path report;
    private final Map<String, String> outcomes = new LinkedHashMap<>();
    private FakeDownstream downstream;
    private ChildJvm child;
    private URI url;
    private InsideOf inside;
    private long heapBefore;
    private boolean started;

    HostileContract(HostileProgram server, String report) {
        this.server = server;
        this.report = Path.of("target", report);
    }

    @BeforeAll
    void start() throws IOException {
        downstream = FakeDownstream.sayingAfter(WAIT_MILLIS, FakeDownstream.goodResponse());
        Stream<String> others = server.asksOthers() ? Stream.of("--downstream=" + downstream.url()) : Stream.empty();
        List<String> options = Stream.concat(server.options().stream(), others).toList();
        child = ChildJvm.start(server.mainClass().getName(), options);
        url = child.awaitListening();
        inside = new InsideOf(child.pid());
        ping();
        heapBefore = inside.liveBytes();
        started = true;
    }

    @AfterAll
    void nothingIsLeftBehind() throws IOException {
        try (ChildJvm program = child;
                InsideOf itsInside = inside) {
            // Else what kept it from starting says all there is to say, and the report of an earlier run stays.
            if (started) {
                writeReport();
                assertThat(itsInside.liveBytes() - heapBefore)
                        .as("bytes of live heap that all this has left")
                        .isLessThan(MOST_BYTES_LEFT);
                assertThat(program.err())
                        .as("what callers can make it log")
                        // On a busy machine its loop may well be late.
                        .filteredOn(line -> !line.contains("BlockedThreadChecker"))
                        .isEmpty();
            }
        } finally {
            if (downstream != null) {
                downstream.close();
            }
        }
    }

    private void writeReport() throws IOException {
        Files.write(
                report,
                outcomes.entrySet().stream()
                        .map(one -> "| " + one.getKey() + " | " + one.getValue() + " |")
                        .toList());
    }

    @AfterEach
    void othersAreServed() {
        ping();
        assertThat(child.isAlive()).isTrue();
    }

    final void ping() {
        new TargetClient(url).ping().isPong();
    }

    final URI url() {
        return url;
    }

    final InsideOf inside() {
        return inside;
    }

    final long heapBefore() {
        return heapBefore;
    }

    /** Notes what became of it, for the report. */
    final void became(String what, String outcome) {
        outcomes.put(what, outcome);
    }

    /** Checks that the answer says nothing of the inside. */
    static void tellsNothing(HttpAnswer answer) {
        assertThat(answer.status()).as("status of %s", answer).isLessThan(500);
        assertThat(answer.headers()).doesNotContainKey("x-injected");
        assertThat(answer.body()).doesNotContain("Exception", "\tat ", HostileInputs.SMUGGLED);
        if (answer.headers().containsKey("content-type")) {
            if (answer.status() != 200) {
                answer.isProblem(answer.status());
            }
        } else {
            assertThat(answer.body()).as("what is the library's own").isIn("", "Bad Request");
        }
    }

    static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: target\r\n\r\n";
    }

    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(ISO_8859_1));
    }
}
