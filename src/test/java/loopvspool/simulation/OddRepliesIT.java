package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import loopvspool.Full;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** A server whose language knows one kind of number, and whose framework begins each text with a mark. */
class OddRepliesIT {
    private static final int USERS = 3;

    @TempDir
    private Path results;

    /** Waits for so many milliseconds; what else is asked of it takes no time. */
    private static void answer(HttpServer server) {
        server.createContext("/test/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            String amount = path.substring(path.lastIndexOf('/') + 1);
            boolean waits = path.startsWith("/test/sync-iobound/");
            boolean works = path.startsWith("/test/sync-cpubound/") || path.endsWith("/calibrate");
            if (waits) {
                sleep(Long.parseLong(amount));
            }
            String body = "\uFEFF{\"message\": \"done\", \"result\": %s, \"%s\": %s.0}"
                    .formatted(
                            waits ? amount + "e-3" : "1e-6",
                            waits ? "waitedMillis" : "iterations",
                            waits ? amount : "1");
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(waits || works ? 200 : 404, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void shouldHaveFailedNeitherByGatlingNorByTheLab() throws Exception {
        measure(server("127.0.0.1"), "127.0.0.1");
    }

    @Full
    @Test
    void shouldBeFoundAtTheSecondAddressOfItsName() throws Exception {
        HttpServer server;
        try {
            server = server("::1");
        } catch (IOException e) {
            throw new TestAbortedException("this machine has no IPv6 loopback: " + e.getMessage());
        }
        Path hosts = Files.writeString(results.resolve("hosts"), "127.0.0.1 twice\n::1 twice\n");
        measure(server, "twice", "jdk.net.hosts.file=" + hosts);
    }

    private static HttpServer server(String address) throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), 0), 0);
    }

    private void measure(HttpServer server, String host, String... more) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(USERS);
        server.setExecutor(workers);
        answer(server);
        server.start();
        String[] settings = {
            "lab.launcher=none",
            "lab.target.odd.url=http://" + host + ":" + server.getAddress().getPort(),
            "lab.target.odd.workers=" + USERS,
            "lab.experiments=io-burst",
            "lab.endpoints=sync-iobound",
            "lab.ioTime=50ms",
            "lab.users=" + USERS
        };
        try (LabProcess run = LabProcess.start(
                results,
                LoopVsPool.class,
                Stream.concat(Stream.of(settings), Stream.of(more)).toArray(String[]::new))) {
            assertThat(run.awaitEnd(LabProcess.PATIENCE)).as(run.console()).isZero();
            assertAgreed(run);
        } finally {
            server.stop(0);
            workers.shutdownNow();
        }
    }

    private static void assertAgreed(LabProcess run) throws IOException {
        JsonNode step = run.results().at("/steps/0");
        assertThat(step.at("/measurement/requests").asInt()).isEqualTo(USERS);
        assertThat(step.at("/measurement/failed").asInt()).isZero();
        assertThat(run.runFolder().resolve("index.html"))
                .content()
                .as("total, OK and KO of Gatling: the first row of its table is of all requests")
                .containsPattern(
                        "^[\\s\\S]*?col-2\">%1$d</td>\\s*<td [^>]*>%1$d</td>\\s*<td [^>]*>0</td>".formatted(USERS));
    }
}
