package loopvspool.simulation;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Stands before a real target, and passes on what is asked and answered, until it is told otherwise: then it answers requests for
 * work itself, or makes the target's clock another one, in replies and in the census.
 */
final class FaultyProxy implements AutoCloseable {
    private static final Pattern CENSUS_PORT = Pattern.compile("(\"censusPort\"\\s*:\\s*)(\\d+)");
    private static final Pattern TIME = Pattern.compile("(Micros\"\\s*:\\s*)(\\d+)");
    private static final Pattern WINDOW = Pattern.compile("((?:since|until)=)(\\d+)");
    private static final String PING = "/test/ping";

    /** What is written instead of an answer; the connection ends with it. */
    interface Garbage {
        /** Writes it, head and all. */
        void writeTo(OutputStream client) throws IOException;
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger spoilt = new AtomicInteger();
    private final Map<String, Integer> waiting = new ConcurrentHashMap<>();
    private final Map<String, Runnable> onBurst = new ConcurrentHashMap<>();
    private final Map<String, Runnable> onAnswer = new ConcurrentHashMap<>();
    private final URI target;
    private final ServerSocket work = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    private final ServerSocket census = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    private volatile int censusPort;
    private volatile String spoiltPath;
    private volatile List<Garbage> garbage = List.of();
    private volatile long aheadMicros;

    /** @param target where the real one answers */
    FaultyProxy(URI target) throws IOException {
        this.target = target;
        accept(work, path -> target.resolve(path).toString(), "keep-alive");
        accept(census, path -> "http://127.0.0.1:" + censusPort + path, "close");
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + work.getLocalPort());
    }

    URI target() {
        return target;
    }

    /** As soon as two requests wait at this endpoint at once, which those of a calibration never do, this is done, once. */
    void onBurst(String endpoint, Runnable action) {
        onBurst.put(endpoint, action);
    }

    /** When the next answer of this endpoint has been passed on, this is done, once. */
    void onAnswer(String endpoint, Runnable action) {
        onAnswer.put(endpoint, action);
    }

    private static void runOnce(Map<String, Runnable> actions, String endpoint) {
        Runnable action = actions.remove(endpoint);
        if (action != null) {
            action.run();
        }
    }

    /** From now on each request for work at this endpoint gets the next of these, all over again. */
    void answer(String endpoint, List<Garbage> these) {
        spoiltPath = "/" + endpoint + "/";
        garbage = List.copyOf(these);
    }

    /** From now on the target's clock is so much ahead of what it is. */
    void stepClock(long micros) {
        aheadMicros = micros;
    }

    private void accept(ServerSocket server, UnaryOperator<String> there, String connection) {
        threads.execute(() -> {
            while (!server.isClosed()) {
                try {
                    Socket client = server.accept();
                    connections.add(client);
                    threads.execute(() -> serve(client, there, connection));
                } catch (IOException e) {
                    // It has been closed.
                    return;
                }
            }
        });
    }

    private void serve(Socket client, UnaryOperator<String> there, String connection) {
        try (client) {
            client.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(client.getInputStream());
            String path = path(in);
            while (!path.isEmpty()) {
                String endpoint = endpoint(path);
                if (waiting.merge(endpoint, 1, Integer::sum) > 1) {
                    runOnce(onBurst, endpoint);
                }
                try {
                    List<Garbage> now = garbage;
                    if (!now.isEmpty() && path.contains(spoiltPath)) {
                        now.get(spoilt.getAndIncrement() % now.size()).writeTo(client.getOutputStream());
                        return;
                    }
                    HttpResponse<String> answer = http.send(
                            HttpRequest.newBuilder(URI.create(there.apply(shift(WINDOW, path, -aheadMicros))))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
                    // When it started, a target has noted by the clock of then.
                    client.getOutputStream().write(passedOn(answer, path.equals(PING) ? 0 : aheadMicros, connection));
                    runOnce(onAnswer, endpoint);
                } finally {
                    waiting.merge(endpoint, -1, Integer::sum);
                }
                path = connection.equals("close") ? "" : path(in);
            }
        } catch (IOException e) {
            // One of the two has gone; the other sees its connection end.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(client);
        }
    }

    /** As in /test/async-cpubound/1000. */
    private static String endpoint(String path) {
        String[] parts = path.split("/", 4);
        return parts.length == 4 ? parts[2] : path;
    }

    /** Of the next request; empty if there is none. Gatling and the lab send no bodies. */
    private static String path(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0) {
            head.write(next);
            String soFar = next == '\n' ? head.toString(StandardCharsets.US_ASCII) : "";
            if (soFar.endsWith("\r\n\r\n")) {
                return soFar.split(" ", 3)[1];
            }
            next = in.read();
        }
        return "";
    }

    private byte[] passedOn(HttpResponse<String> answer, long ahead, String connection) {
        String body = CENSUS_PORT.matcher(answer.body()).replaceAll(this::ownCensus);
        byte[] bytes = shift(TIME, body, ahead).getBytes(StandardCharsets.UTF_8);
        byte[] head = head(answer.statusCode() + " So", bytes.length, connection);
        byte[] all = new byte[head.length + bytes.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(bytes, 0, all, head.length, bytes.length);
        return all;
    }

    private String ownCensus(MatchResult found) {
        censusPort = Integer.parseInt(found.group(2));
        return found.group(1) + census.getLocalPort();
    }

    private static String shift(Pattern pattern, String text, long micros) {
        return pattern.matcher(text).replaceAll(found -> found.group(1) + (Long.parseLong(found.group(2)) + micros));
    }

    private static byte[] head(String status, long length, String connection) {
        return "HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: %s\r\n\r\n"
                .formatted(status, length, connection)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** An answer of status 200 with this body. */
    static Garbage body(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return client -> {
            client.write(head("200 OK", bytes.length, "close"));
            client.write(bytes);
        };
    }

    /** Bytes as they are. */
    static Garbage raw(String text) {
        return client -> client.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** An answer of status 200 whose body goes on until the reader hangs up; the counter gets its MiB. */
    static Garbage endless(AtomicInteger mebibytes) {
        byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        return client -> {
            client.write(head("200 OK", Long.MAX_VALUE, "close"));
            while (true) {
                client.write(blanks);
                mebibytes.incrementAndGet();
            }
        };
    }

    @Override
    public void close() {
        try {
            work.close();
            census.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
