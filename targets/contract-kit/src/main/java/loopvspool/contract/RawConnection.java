package loopvspool.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One connection, for what an HTTP client refuses to send, and for what it would not tell: whether a connection was
 * used again.
 */
public final class RawConnection implements AutoCloseable {

    private static final int LIMIT_MILLIS = 30_000;
    private static final String END_OF_LINE = "\r\n";
    private static final String END_OF_HEAD = END_OF_LINE + END_OF_LINE;

    private final Socket socket;

    public RawConnection(URI target) throws IOException {
        this(target, LIMIT_MILLIS);
    }

    RawConnection(URI target, int limitMillis) throws IOException {
        socket = new Socket();
        socket.connect(new InetSocketAddress(target.getHost(), target.getPort()), limitMillis);
        socket.setSoTimeout(limitMillis);
    }

    /** Sends a GET with the path just as it is given. */
    public void sendGet(String path) throws IOException {
        send("GET " + path + " HTTP/1.1\r\nHost: target" + END_OF_HEAD);
    }

    /** Sends the text as it is, in ISO 8859-1. */
    public void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Reads one answer, which must have a {@code Content-Length}, come in chunks, or be of HTTP/1.0, which ends with the connection. */
    public HttpAnswer receive() throws IOException {
        String[] lines = head().split("\r\n");
        Map<String, String> headers = Arrays.stream(lines)
                .skip(1)
                .map(line -> line.split(": *", 2))
                .collect(Collectors.toMap(field -> field[0].toLowerCase(Locale.ROOT), field -> field[1]));
        String body = new String(
                lines[0].startsWith("HTTP/1.0") && !headers.containsKey("content-length")
                        ? socket.getInputStream().readAllBytes()
                        : body(headers),
                StandardCharsets.UTF_8);
        return new HttpAnswer(Integer.parseInt(lines[0].split(" ")[1]), headers, body);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        return headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")
                ? chunks()
                : socket.getInputStream().readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int size;
        do {
            size = Integer.parseInt(upTo(END_OF_LINE).split("[;\r]")[0].strip(), 16);
            body.write(socket.getInputStream().readNBytes(size));
            upTo(END_OF_LINE);
        } while (size > 0);
        return body.toByteArray();
    }

    private String head() throws IOException {
        return upTo(END_OF_HEAD);
    }

    private String upTo(String end) throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith(end)) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the connection was closed after: " + head);
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }
}
