package loopvspool.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All that came back on one connection.
 *
 * @param answers complete answers, in their order
 * @param ended whether the server ended the connection by itself
 */
record HostileConversation(List<HttpAnswer> answers, boolean ended) {

    private static final int CONNECT_MILLIS = 10_000;
    // For an answer that must come: a busy machine may need its time.
    private static final int LONG_MILLIS = 20_000;
    // For one that need not come, and for what may follow an answer.
    private static final int SHORT_MILLIS = 250;
    private static final int MOMENT_MILLIS = 20;
    private static final String END_OF_HEAD = "\r\n\r\n";

    /** Sends the input, reads what the server says to it, and ends the connection where the server does not. */
    static HostileConversation with(URI server, HostileInput input) throws IOException {
        boolean mayBeSilent = input.expected() == HostileInput.Expected.UNFINISHED;
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), CONNECT_MILLIS);
            send(socket, input.bytes());
            boolean ended = endsBeforeItIsQuiet(socket, received, mayBeSilent ? SHORT_MILLIS : LONG_MILLIS);
            if (!ended) {
                socket.shutdownOutput();
                readToTheEnd(socket, received, LONG_MILLIS);
            }
            return new HostileConversation(answers(received), ended);
        }
    }

    /**
     * Reads what the server says to a client that has ended its own side, until the server ends the other.
     *
     * @param patienceMillis how long the server may say nothing meanwhile
     */
    static HostileConversation afterEndOfOutput(Socket socket, int patienceMillis) throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        readToTheEnd(socket, received, patienceMillis);
        return new HostileConversation(answers(received), true);
    }

    /** In a few words: "400 problem, closed". */
    String summary() {
        String what = answers.stream()
                .map(answer -> answer.status() + (answer.body().isEmpty() ? " without a body" : ""))
                .collect(Collectors.joining(", "));
        if (answers.isEmpty()) {
            return ended ? "hangs up" : "waits for the rest";
        }
        return ended ? what + ", closes" : what;
    }

    private static void send(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            // Refused, and the connection ended, before all had come; what the server said is still to be read.
        }
    }

    private static boolean endsBeforeItIsQuiet(Socket socket, ByteArrayOutputStream received, int patienceMillis)
            throws IOException {
        try {
            do {
                socket.setSoTimeout(answers(received).isEmpty() ? patienceMillis : MOMENT_MILLIS);
            } while (read(socket, received));
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    private static void readToTheEnd(Socket socket, ByteArrayOutputStream received, int patienceMillis)
            throws IOException {
        socket.setSoTimeout(patienceMillis);
        boolean more = true;
        while (more) {
            more = read(socket, received);
        }
    }

    private static boolean read(Socket socket, ByteArrayOutputStream received) throws IOException {
        byte[] part = new byte[8192];
        try {
            int count = socket.getInputStream().read(part);
            received.write(part, 0, Math.max(count, 0));
            return count >= 0;
        } catch (SocketException e) {
            // Reset, because the server has not read all.
            return false;
        }
    }

    private static List<HttpAnswer> answers(ByteArrayOutputStream received) {
        String text = received.toString(StandardCharsets.ISO_8859_1);
        List<HttpAnswer> answers = new ArrayList<>();
        int from = 0;
        for (int end = text.indexOf(END_OF_HEAD); end >= 0; end = text.indexOf(END_OF_HEAD, from)) {
            String[] lines = text.substring(from, end).split("\r\n");
            Map<String, String> headers = Arrays.stream(lines)
                    .skip(1)
                    .map(line -> line.split(": *", 2))
                    .collect(Collectors.toMap(field -> field[0].toLowerCase(Locale.ROOT), field -> field[1]));
            int body = end + END_OF_HEAD.length();
            from = body + Integer.parseInt(headers.getOrDefault("content-length", "0"));
            if (from > text.length()) {
                break;
            }
            int status = Integer.parseInt(lines[0].split(" ")[1]);
            if (status >= 200) {
                answers.add(new HttpAnswer(status, headers, utf8(text.substring(body, from))));
            }
        }
        return List.copyOf(answers);
    }

    private static String utf8(String latin1) {
        return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
