package loopvspool.workload.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import loopvspool.workload.CannotListen;
import loopvspool.workload.CommandLine;
import loopvspool.workload.TargetOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the census's own port answers, where the contract of targets does not ask. */
class CensusTest {

    private static final int LIMIT_MILLIS = 30_000;

    private Census census;

    @BeforeEach
    void start() throws IOException {
        census = start("--census-port=0");
    }

    @AfterEach
    void stop() {
        census.close();
    }

    private static Census start(String option) throws IOException {
        return Census.start(TargetOptions.from(CommandLine.of(option), "unit"), new ThreadNames(Map.of()));
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), census.port()), LIMIT_MILLIS);
        socket.setSoTimeout(LIMIT_MILLIS);
        return socket;
    }

    private String answerTo(String request) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void closesTheConnectionAfterTheAnswer() throws IOException {
        String[] headAndBody =
                answerTo("GET /test/resmon HTTP/1.1\r\nHost: unit\r\n\r\n").split("\r\n\r\n", 2);
        int length = headAndBody[1].getBytes(StandardCharsets.UTF_8).length;
        assertThat(headAndBody[0].split("\r\n"))
                .containsExactly(
                        "HTTP/1.1 200 OK",
                        "Content-Type: application/json",
                        "Content-Length: " + length,
                        "Connection: close");
        assertThat(headAndBody[1]).startsWith("{\"message\":\"Census of unit\"");
    }

    @ParameterizedTest
    @CsvSource({
        "NONSENSE, 400 Bad Request",
        "GET  HTTP/1.1, 400 Bad Request",
        "GET test/resmon HTTP/1.1, 400 Bad Request",
        "GET /test/resmon 5 HTTP/1.1, 400 Bad Request",
        "GET /test/resmon HTTP/7.0, 400 Bad Request",
        "GET /test/resmon, 400 Bad Request",
        "GET /test/resmon?since=[ HTTP/1.1, 400 Bad Request",
        "GET /%zz HTTP/1.1, 404 Not Found",
        "GET /test/resmon%2f HTTP/1.1, 404 Not Found",
    })
    void refusesInItsOwnWordsWhatIsNoRequestForIt(String requestLine, String status) throws IOException {
        String answer = answerTo(requestLine + "\r\nTransfer-Encoding: nonsense\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status + "\r\nContent-Type: application/problem+json\r\n");
    }

    @Test
    void refusesAHeadThatIsTooLargeAndIsHeard() throws IOException {
        String tooMuch = "x".repeat(2 * TargetOptions.MAX_HEAD_BYTES);
        assertThat(answerTo("GET /" + tooMuch + " HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 414 URI Too Long\r\n");
        assertThat(answerTo("GET / HTTP/1.1\r\nX: " + tooMuch + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 Request Header Fields Too Large\r\n");
    }

    @Test
    void refusalOfARequestWithABodyIsHeard() throws IOException {
        String body = "x".repeat(100_000);
        assertThat(answerTo("POST /test/resmon HTTP/1.1\r\nContent-Length: 100000\r\n\r\n" + body))
                .startsWith("HTTP/1.1 405 Method Not Allowed\r\nAllow: GET\r\n");
    }

    @Test
    void outlivesClientsThatDoNotAsk() throws IOException {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int client = 0; client < 4; client++) {
                silent.add(connect());
                silent.get(client).getOutputStream().write("GET /test".getBytes(StandardCharsets.ISO_8859_1));
            }
            assertThat(answerTo("GET /test/resmon HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 200 OK\r\n");
        } finally {
            for (Socket client : silent) {
                client.close();
            }
        }
    }

    @Test
    void portIsTakenUntilItIsClosed() throws IOException {
        int port = census.port();
        String option = "--census-port=" + port;
        assertThatThrownBy(() -> start(option))
                .isInstanceOf(CannotListen.class)
                .hasMessage("127.0.0.1:" + port + " for the census (--census-port)");
        census.close();
        try (Census next = start(option)) {
            assertThat(next.port()).isEqualTo(port);
        }
    }

    @Test
    void itsThreadsAreDaemonsAndEndWithIt() throws InterruptedException {
        List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("census-"))
                .toList();
        assertThat(threads).hasSizeGreaterThanOrEqualTo(3).allMatch(Thread::isDaemon);
        census.close();
        for (Thread thread : threads) {
            thread.join(LIMIT_MILLIS);
            assertThat(thread.isAlive()).as("%s", thread).isFalse();
        }
    }
}
