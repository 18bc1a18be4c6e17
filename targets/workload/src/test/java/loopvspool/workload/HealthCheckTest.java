package loopvspool.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthCheckTest {

    private static final int LONG_MILLIS = 30_000;
    private static final int SHORT_MILLIS = 300;

    /** Writes an answer; the connection ends when it returns. */
    @FunctionalInterface
    private interface Answering {
        void answer(OutputStream output) throws IOException, InterruptedException;
    }

    // One connection, and it is over with what was written to it.
    private static String problem(int limitMillis, Answering target) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Thread answering = new Thread(() -> serve(server, target));
            answering.start();
            String problem = HealthCheck.problem(Integer.toString(server.getLocalPort()), limitMillis);
            answering.interrupt();
            answering.join();
            return problem == null ? null : problem.replace(":" + server.getLocalPort(), "");
        }
    }

    private static void serve(ServerSocket server, Answering target) {
        try (Socket connection = server.accept()) {
            connection.getInputStream().readNBytes("GET /test/ping HTTP/1.1\r\n".length());
            target.answer(connection.getOutputStream());
        } catch (IOException | InterruptedException e) {
            // The check has gone.
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void isHappyWithAPongInPieces() throws Exception {
        String problem = problem(LONG_MILLIS, output -> {
            output.write(bytes("HTTP/1.1 200 OK\r\nContent-Length: 18\r\n\r\n{\"message\":\"po"));
            Thread.sleep(50);
            output.write(bytes("ng\"}"));
        });
        assertThat(problem).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP/1.1 404 Not Found _\"pong\"   | HTTP/1.1 404 Not Found _\"pong\"",
                "HTTP/1.1 200 OK _{\"message\":\"\"} | HTTP/1.1 200 OK _{\"message\":\"\"}",
                "SSH-2.0                           | SSH-2.0",
            })
    void saysWithWhatSomethingElseAnswers(String answer, String shown) throws Exception {
        assertThat(problem(LONG_MILLIS, output -> output.write(bytes(answer))))
                .isEqualTo("127.0.0.1 answers a ping with " + shown);
    }

    @Test
    void readsNoMoreThanAPingCanBe() throws Exception {
        AtomicReference<IOException> ended = new AtomicReference<>();
        String problem = problem(LONG_MILLIS, output -> {
            try {
                while (true) {
                    output.write(new byte[8192]);
                }
            } catch (IOException e) {
                ended.set(e);
            }
        });
        assertThat(problem).startsWith("127.0.0.1 answers a ping with ");
        assertThat(ended.get()).isNotNull();
    }

    @Test
    void doesNotWaitForATargetThatIsSilent() throws Exception {
        assertThat(problem(SHORT_MILLIS, output -> Thread.sleep(LONG_MILLIS)))
                .isEqualTo("127.0.0.1 does not answer a ping within 300 ms");
    }

    @Test
    void doesNotWaitForATargetThatNeverEndsItsAnswer() throws Exception {
        String problem = problem(SHORT_MILLIS, output -> {
            while (true) {
                output.write('.');
                Thread.sleep(20);
            }
        });
        assertThat(problem).isEqualTo("127.0.0.1 does not answer a ping within 300 ms");
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(HealthCheck.problem(Integer.toString(port), LONG_MILLIS))
                .startsWith("127.0.0.1:" + port + " does not answer a ping: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "unset",
            value = {
                "unset | LAB_PORT is not set",
                "''    | LAB_PORT= is not allowed",
                "abc   | LAB_PORT=abc is not allowed",
                "0     | LAB_PORT=0 is not allowed",
                "65536 | LAB_PORT=65536 is not allowed",
            })
    void needsThePortOfTheTarget(String variable, String problem) {
        assertThat(HealthCheck.problem(variable, LONG_MILLIS))
                .isEqualTo(problem + ": give the port of the target, a whole number from 1 to 65535");
    }
}
