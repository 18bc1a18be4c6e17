package loopvspool.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every server of the project survives: whatever is sent, it answers others, keeps its memory, and tells nothing of its
 * inside. One program for all of it. What became of each input is in {@code target/hostile-input.md}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HostileInputContract {

    private static final int PIPELINED = 16;
    // One more than a pool of two has workers.
    private static final int STALLED = 3;
    // More answers than the buffers of a connection hold: a worker that writes them is held up.
    private static final int UNREAD = 300;
    private static final int IDLE = 10_000;
    private static final int FILES_FOR_ALL_ELSE = 500;
    private static final int EVERY_TENTH = 10;

    // Wide: a leak of what 10,000 connections, or 100 inputs of 100 KiB, have left behind would be more.
    private static final long MOST_BYTES_LEFT = 40_000_000;
    private static final long MOST_BYTES_A_CONNECTION = 16 * 1024;

    private final Map<String, String> outcomes = new LinkedHashMap<>();
    private ChildJvm child;
    private URI url;
    private HeapOf heap;
    private long heapBefore;

    protected abstract String mainClass();

    /** Options of the program, with which two clients at most keep it from serving others, if any number can. */
    protected abstract List<String> options();

    /** A path that goes on with a whole number: {@code /test/sync-cpubound/}. */
    protected abstract String numberPath();

    /** The largest number that is allowed there. */
    protected abstract int most();

    /** The path whose answer is the longest that the server gives. */
    protected abstract String longestAnswer();

    @BeforeAll
    void start() throws IOException {
        child = ChildJvm.start(mainClass(), options());
        url = child.awaitListening();
        heap = new HeapOf(child.pid());
        ping();
        heapBefore = heap.liveBytes();
    }

    @AfterAll
    void nothingIsLeftBehind() throws IOException {
        try (ChildJvm program = child;
                HeapOf itsHeap = heap) {
            Files.write(
                    Path.of("target", "hostile-input.md"),
                    outcomes.entrySet().stream()
                            .map(one -> "| " + one.getKey() + " | " + one.getValue() + " |")
                            .toList());
            assertThat(itsHeap.liveBytes() - heapBefore)
                    .as("bytes of live heap that all this has left")
                    .isLessThan(MOST_BYTES_LEFT);
            assertThat(program.err())
                    .as("what callers can make it log")
                    // On a busy machine its loop may well be late.
                    .filteredOn(line -> !line.contains("BlockedThreadChecker"))
                    .isEmpty();
        }
    }

    @AfterEach
    void othersAreServed() {
        ping();
        assertThat(child.isAlive()).isTrue();
    }

    private void ping() {
        new TargetClient(url).ping().isPong();
    }

    List<HostileInput> inputs() {
        return HostileInputs.all(numberPath(), most());
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void answersOrRefusesAndTellsNothing(HostileInput input) throws IOException {
        HostileConversation said = HostileConversation.with(url, input);
        outcomes.put(input.name(), said.summary());
        said.answers().forEach(HostileInputContract::tellsNothing);
        List<Integer> statuses = said.answers().stream().map(HttpAnswer::status).toList();
        switch (input.expected()) {
            case SERVED -> assertThat(statuses).as(said.toString()).startsWith(200);
            case REFUSED ->
                assertThat(statuses.isEmpty() ? said.ended() : !statuses.contains(200))
                        .as(said.toString())
                        .isTrue();
            case SERVED_OR_REFUSED ->
                assertThat(statuses.isEmpty() && !said.ended())
                        .as("silent: %s", said)
                        .isFalse();
            case UNFINISHED -> assertThat(statuses).as(said.toString()).doesNotContain(200);
        }
    }

    private static void tellsNothing(HttpAnswer answer) {
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

    @Test
    void pipelinedRequestsAreAllAnsweredInTheirOrder() throws IOException {
        List<String> paths = IntStream.range(0, PIPELINED)
                .mapToObj(number -> "/nothing/" + number + ".")
                .toList();
        try (RawConnection connection = new RawConnection(url)) {
            connection.send(paths.stream().map(HostileInputContract::get).collect(Collectors.joining()));
            for (String path : paths) {
                assertThat(connection.receive().isProblem(404).body()).contains(path);
            }
        }
        outcomes.put(PIPELINED + " requests at once on one connection", "all answered, in order");
    }

    @Test
    void aBodyThatNeverComesHoldsUpNobodyElse() throws IOException {
        List<SocketChannel> slow = open(STALLED);
        for (SocketChannel one : slow) {
            one.write(bytes("GET /test/ping HTTP/1.1\r\nHost: target\r\nContent-Length: 1000000\r\n\r\nx"));
        }
        ping();
        close(slow);
        outcomes.put(STALLED + " bodies that stop after a byte", "others are served");
    }

    @Test
    void clientsThatDoNotReadHoldUpOthersForSomeSecondsAtMost() throws IOException {
        List<SocketChannel> deaf = open(STALLED);
        ByteBuffer requests = bytes(get(longestAnswer()).repeat(UNREAD));
        for (SocketChannel one : deaf) {
            one.configureBlocking(false);
            one.write(requests.rewind());
        }
        Clock.pause(500);
        ping();
        close(deaf);
        outcomes.put(STALLED + " clients that ask " + UNREAD + " times and do not read", "others are served");
    }

    @Test
    void thousandsOfIdleAndHalfAskingConnectionsCostLittleAndHoldUpNobody() throws IOException {
        int count = Math.min(IDLE, openFilesLeft());
        List<SocketChannel> idle = open(count);
        for (int number = 0; number < count; number += EVERY_TENTH) {
            idle.get(number).write(bytes("GET /test/ping HTTP/1.1\r\nHost: tar"));
        }
        ping();
        long bytesEach = (heap.liveBytes() - heapBefore) / count;
        assertThat(bytesEach).as("bytes of heap for each of %d", count).isLessThan(MOST_BYTES_A_CONNECTION);
        close(idle);
        outcomes.put(
                String.format("%,d idle connections, every tenth with half a head", count),
                "others are served; " + bytesEach + " bytes of heap each");
    }

    @Test
    void listensOnTheLoopbackOnly() {
        assertThat(url.getHost()).isEqualTo("127.0.0.1");
        Loopback.assertNothingElseListens(url.getPort());
    }

    private List<SocketChannel> open(int count) throws IOException {
        List<SocketChannel> connections = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            connections.add(SocketChannel.open(new InetSocketAddress(url.getHost(), url.getPort())));
        }
        return connections;
    }

    private static void close(List<SocketChannel> connections) throws IOException {
        for (SocketChannel connection : connections) {
            connection.close();
        }
    }

    // The server has the same limit, and less of it in use.
    private static int openFilesLeft() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        if (system instanceof UnixOperatingSystemMXBean unix) {
            return (int) (unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount()) - FILES_FOR_ALL_ELSE;
        }
        return IDLE;
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: target\r\n\r\n";
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(ISO_8859_1));
    }
}
