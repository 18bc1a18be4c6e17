package loopvspool.workload;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Whether a target on this host answers a ping, for a container without a shell: exit code 0 if it does within 3 s, else
 * 1 and one line that says why. The port is that of the variable {@value #VARIABLE}, which the target takes too, unless its
 * command line names another.
 *
 * <p>Each check starts a JVM beside a target that may be being measured. So there are a plain socket and no library, and,
 * as long as the target is healthy, no lambda and no concatenation, for Java makes the code of those at run time: what is
 * left is what any JVM costs.
 */
public final class HealthCheck {

    static final String VARIABLE = "LAB_PORT";

    private static final int LIMIT_MILLIS = 3_000;
    private static final int UNHEALTHY = 1;
    private static final int MAX_PORT = 65_535;
    private static final int MAX_ANSWER_BYTES = 64 * 1024;

    private static final byte[] REQUEST = "GET /test/ping HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);

    private HealthCheck() {}

    /** Checks once. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        String problem = problem(System.getenv(VARIABLE), LIMIT_MILLIS);
        if (problem != null) {
            System.err.println(problem);
            System.exit(UNHEALTHY);
        }
    }

    /**
     * What is wrong with the target; null where nothing is.
     *
     * @param variable what the variable says; null where it is not set
     * @param limitMillis how long all of it may take
     */
    static String problem(String variable, int limitMillis) {
        int port = port(variable);
        if (port == 0) {
            return VARIABLE + (variable == null ? " is not set" : "=" + Excerpt.of(variable) + " is not allowed")
                    + ": give the port of the target, a whole number from 1 to " + MAX_PORT;
        }
        try {
            String answer = answer(port, limitMillis);
            return answer.startsWith("HTTP/1.1 200 ") && answer.contains("\"pong\"")
                    ? null
                    : "127.0.0.1:" + port + " answers a ping with " + Excerpt.of(answer);
        } catch (SocketTimeoutException e) {
            return "127.0.0.1:" + port + " does not answer a ping within " + limitMillis + " ms";
        } catch (IOException e) {
            return "127.0.0.1:" + port + " does not answer a ping: " + e.getMessage();
        }
    }

    private static int port(String variable) {
        try {
            int port = variable == null ? 0 : Integer.parseInt(variable);
            return port > 0 && port <= MAX_PORT ? port : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String answer(int port, int limitMillis) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMillis);
        try (Socket connection = new Socket()) {
            connection.connect(new InetSocketAddress("127.0.0.1", port), limitMillis);
            connection.getOutputStream().write(REQUEST);
            InputStream input = connection.getInputStream();
            byte[] answer = new byte[MAX_ANSWER_BYTES];
            int length = 0;
            int read = 0;
            while (read >= 0 && length < answer.length) {
                length += read;
                // The limit of a socket is for one read, and there may be many.
                connection.setSoTimeout(remainingMillis(deadline));
                read = input.read(answer, length, answer.length - length);
            }
            return new String(answer, 0, length, StandardCharsets.UTF_8);
        }
    }

    private static int remainingMillis(long deadline) throws SocketTimeoutException {
        long remaining = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (remaining <= 0) {
            throw new SocketTimeoutException();
        }
        return (int) remaining;
    }
}
