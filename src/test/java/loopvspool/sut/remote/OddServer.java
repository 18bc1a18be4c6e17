package loopvspool.sut.remote;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A server as others have them: several processes behind one address, connections that it ends, workers that stay with one. Its work
 * is to sleep, a millisecond an iteration, so that a busy machine does not change what it is.
 */
public final class OddServer implements AutoCloseable {
    /** What is not as the contract has it. */
    public enum Oddity {
        /** Two processes of one worker, which get connections in turn; one with two otherwise. */
        TWO_PROCESSES,
        /** A connection on which work was done is ended after a moment, without a word. */
        SHORT_KEEP_ALIVE,
        /** A worker stays with a connection until that is closed. */
        WORKER_STAYS,
        /** Each reply ends its connection, and says so. */
        CLOSES,
        /** Replies are of HTTP/1.0, without a length: the end of the connection is their end. */
        HTTP_1_0
    }

    private static final int IDLE_MILLIS = 5;
    private static final int FIRST_PID = 4_000_001;

    /** One of the processes. */
    private record Part(long pid, Semaphore workers, AtomicInteger inFlight) {}

    private final ServerSocket socket;
    private final Set<Oddity> oddities;
    private final Part[] parts;
    private final AtomicInteger accepted = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** @param address where it listens: 127.0.0.1, or ::1 */
    public OddServer(String address, Oddity... oddities) throws IOException {
        this.oddities = Set.of(oddities);
        socket = new ServerSocket(0, 0, InetAddress.getByName(address));
        int processes = has(Oddity.TWO_PROCESSES) ? 2 : 1;
        parts = IntStream.range(0, processes)
                .mapToObj(i -> new Part(FIRST_PID + i, new Semaphore(2 / processes, true), new AtomicInteger()))
                .toArray(Part[]::new);
        threads.execute(this::accept);
    }

    private boolean has(Oddity oddity) {
        return oddities.contains(oddity);
    }

    public URI url() {
        String host = socket.getInetAddress().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + socket.getLocalPort());
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                open.add(connection);
                Part part = parts[accepted.getAndIncrement() % parts.length];
                threads.execute(() -> serve(connection, part));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection, Part part) {
        boolean stays = has(Oddity.WORKER_STAYS);
        if (stays) {
            part.workers().acquireUninterruptibly();
        }
        try (connection) {
            connection.setTcpNoDelay(true);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            boolean again = true;
            while (again) {
                again = answered(connection, in, part, stays);
            }
        } catch (IOException | InterruptedException e) {
            // The client has gone, it was idle for too long, or the test is over.
            return;
        } finally {
            open.remove(connection);
            if (stays) {
                part.workers().release();
            }
        }
    }

    /** Whether the connection lives on. */
    private boolean answered(Socket connection, BufferedReader in, Part part, boolean stays)
            throws IOException, InterruptedException {
        String request = in.readLine();
        if (request == null) {
            throw new SocketTimeoutException("its client has closed it");
        }
        boolean last = has(Oddity.CLOSES) || has(Oddity.HTTP_1_0);
        String header = in.readLine();
        while (header != null && !header.isEmpty()) {
            last |= header.toLowerCase(Locale.ROOT).startsWith("connection: close");
            header = in.readLine();
        }
        String path = request.split(" ")[1];
        boolean works = path.matches("/test/(calibrate|sync-cpubound/[0-9]+|sync-iobound/[0-9]+)");
        String body;
        if (works) {
            body = work(path, part, stays);
        } else {
            body = "{\"message\": \"pong\", \"cores\": 2, \"pid\": %d, \"startedAtMicros\": 1}".formatted(part.pid());
        }
        String status = works || path.equals("/test/ping") ? "200 OK" : "404 Not Found";
        String head = has(Oddity.HTTP_1_0)
                ? "HTTP/1.0 %s\r\n".formatted(status)
                : "HTTP/1.1 %s\r\nContent-Length: %d\r\n%s"
                        .formatted(status, body.length(), last ? "Connection: close\r\n" : "");
        connection
                .getOutputStream()
                .write((head + "Content-Type: application/json\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
        connection.setSoTimeout(works && has(Oddity.SHORT_KEEP_ALIVE) ? IDLE_MILLIS : 0);
        return !last;
    }

    private static String work(String path, Part part, boolean stays) throws InterruptedException {
        String number = path.substring(path.lastIndexOf('/') + 1);
        int millis = number.equals("calibrate") ? 1 : Integer.parseInt(number);
        if (!stays) {
            part.workers().acquire();
        }
        int inFlight = part.inFlight().incrementAndGet();
        long start = micros();
        try {
            Thread.sleep(millis);
            long end = micros();
            return String.format(
                    Locale.ROOT,
                    "{\"message\": \"done\", \"result\": %.6f, \"%s\": %d, \"startedAtMicros\": %d, \"endedAtMicros\": %d, \"inFlight\": %d, \"pid\": %d}",
                    (end - start) / 1e6,
                    path.contains("iobound") ? "waitedMillis" : "iterations",
                    millis,
                    start,
                    end,
                    inFlight,
                    part.pid());
        } finally {
            part.inFlight().decrementAndGet();
            if (!stays) {
                part.workers().release();
            }
        }
    }

    private static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : open) {
            connection.close();
        }
        threads.shutdownNow();
    }
}
