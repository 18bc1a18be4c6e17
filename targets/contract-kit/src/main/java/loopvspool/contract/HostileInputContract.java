package loopvspool.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every server of the project does with what no friend would send: it answers or refuses, and tells nothing of its inside.
 * What became of each input is in {@code target/hostile-input.md}.
 */
public abstract class HostileInputContract extends HostileContract {

    private static final int PIPELINED = 16;
    // One more than a pool of two has workers.
    private static final int STALLED = 3;
    // More answers than the buffers of a connection hold: a worker that writes them is held up.
    private static final int UNREAD = 300;
    private static final int IDLE = 10_000;
    private static final int FILES_FOR_ALL_ELSE = 500;
    private static final int EVERY_TENTH = 10;

    private static final long MOST_BYTES_A_CONNECTION = 16 * 1024;

    protected HostileInputContract(HostileProgram server) {
        super(server, "hostile-input.md");
    }

    List<HostileInput> inputs() {
        return HostileInputs.all(server.numberPath(), server.most());
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void answersOrRefusesAndTellsNothing(HostileInput input) throws IOException {
        HostileConversation said = HostileConversation.with(url(), input);
        became(input.name(), said.summary());
        said.answers().forEach(HostileContract::tellsNothing);
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

    @Test
    void pipelinedRequestsAreAllAnsweredInTheirOrder() throws IOException {
        List<String> paths = IntStream.range(0, PIPELINED)
                .mapToObj(number -> "/nothing/" + number + ".")
                .toList();
        try (RawConnection connection = new RawConnection(url())) {
            connection.send(paths.stream().map(HostileContract::get).collect(Collectors.joining()));
            for (String path : paths) {
                assertThat(connection.receive().isProblem(404).body()).contains(path);
            }
        }
        became(PIPELINED + " requests at once on one connection", "all answered, in order");
    }

    @Test
    void aBodyThatNeverComesHoldsUpNobodyElse() throws IOException {
        List<SocketChannel> slow = open(STALLED);
        for (SocketChannel one : slow) {
            one.write(bytes("GET /test/ping HTTP/1.1\r\nHost: target\r\nContent-Length: 1000000\r\n\r\nx"));
        }
        ping();
        close(slow);
        became(STALLED + " bodies that stop after a byte", "others are served");
    }

    @Test
    void clientsThatDoNotReadHoldUpOthersForSomeSecondsAtMost() throws IOException {
        List<SocketChannel> deaf = open(STALLED);
        ByteBuffer requests = bytes(get(server.longestAnswer()).repeat(UNREAD));
        for (SocketChannel one : deaf) {
            one.configureBlocking(false);
            one.write(requests.rewind());
        }
        Clock.pause(500);
        ping();
        close(deaf);
        became(STALLED + " clients that ask " + UNREAD + " times and do not read", "others are served");
    }

    @Test
    void thousandsOfIdleAndHalfAskingConnectionsCostLittleAndHoldUpNobody() throws IOException {
        int count = Math.min(IDLE, openFilesLeft());
        List<SocketChannel> idle = open(count);
        for (int number = 0; number < count; number += EVERY_TENTH) {
            idle.get(number).write(bytes("GET /test/ping HTTP/1.1\r\nHost: tar"));
        }
        ping();
        long bytesEach = (inside().liveBytes() - heapBefore()) / count;
        assertThat(bytesEach).as("bytes of heap for each of %d", count).isLessThan(MOST_BYTES_A_CONNECTION);
        close(idle);
        became(
                String.format("%,d idle connections, every tenth with half a head", count),
                "others are served; " + bytesEach + " bytes of heap each");
    }

    @Test
    void listensOnTheLoopbackOnly() {
        assertThat(url().getHost()).isEqualTo("127.0.0.1");
        Loopback.assertNothingElseListens(url().getPort());
    }

    private List<SocketChannel> open(int count) throws IOException {
        List<SocketChannel> connections = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            connections.add(SocketChannel.open(new InetSocketAddress(url().getHost(), url().getPort())));
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
}
