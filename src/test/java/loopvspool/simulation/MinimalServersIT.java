package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import loopvspool.Full;
import loopvspool.validity.Doubts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three servers of others that report nothing but {@code message} and {@code result}: what the lab says of them can be read. */
class MinimalServersIT {
    private static final List<String> NAMES = List.of("mine-1", "mine-2", "mine-3");
    private static final String WORK = "/test/sync-cpubound/";

    @TempDir
    private Path results;

    /** With one worker, for which an iteration is a millisecond. */
    private static HttpServer server(ExecutorService worker) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(worker);
        server.createContext("/", MinimalServersIT::answer);
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean works = path.startsWith(WORK) || path.equals("/test/calibrate");
        long start = System.nanoTime();
        if (works) {
            sleep(path.startsWith(WORK) ? Long.parseLong(path.substring(WORK.length())) : 1);
        }
        byte[] body = String.format(
                        Locale.ROOT, "{\"message\": \"done\", \"result\": %.6f}", (System.nanoTime() - start) / 1e9)
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(works ? 200 : 404, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> doubts(LabProcess run) {
        List<String> lines = run.console().lines().toList();
        int plan = index(lines, "The plan: ");
        int verdict = index(lines, "VALID: Loop vs Pool", "SUSPECT: Loop vs Pool", "INVALID: Loop vs Pool");
        int numbers = index(lines, "calibration: ");
        List<String> before = lines.subList(index(lines, "starting 3 targets") + 1, plan).stream()
                .filter(line -> !line.isBlank())
                .toList();
        List<String> after = lines.subList(verdict + 1, numbers).stream()
                .filter(line -> line.startsWith("  "))
                .toList();
        return Stream.concat(before.stream(), after.stream()).toList();
    }

    private static int index(List<String> lines, String... beginnings) {
        for (int at = 0; at < lines.size(); at++) {
            if (Stream.of(beginnings).anyMatch(lines.get(at)::startsWith)) {
                return at;
            }
        }
        throw new AssertionError(List.of(beginnings) + " is not in " + String.join("\n", lines));
    }

    @Full
    @Test
    void shouldMeetADozenLinesOfDoubtsAndEveryDetailInTheFiles() throws Exception {
        List<HttpServer> servers = new ArrayList<>();
        List<ExecutorService> workers = new ArrayList<>();
        List<String> settings = new ArrayList<>(List.of(
                "lab.launcher=none",
                "lab.serviceTime=50ms",
                "lab.users=3",
                "lab.calibration.warmUpLimit=1s",
                "lab.calibration.samples=10",
                "lab.calibration.fitRounds=1",
                "lab.calibration.baselines=1"));
        try {
            for (String name : NAMES) {
                workers.add(Executors.newSingleThreadExecutor());
                servers.add(server(workers.get(workers.size() - 1)));
                int port = servers.get(servers.size() - 1).getAddress().getPort();
                settings.add("lab.target." + name + ".url=http://127.0.0.1:" + port);
                settings.add("lab.target." + name + ".workers=1");
            }
            try (LabProcess run = LabProcess.start(results, LoopVsPool.class, settings.toArray(String[]::new))) {
                assertThat(run.awaitEnd(LabProcess.PATIENCE)).as(run.console()).isZero();
                assertThat(doubts(run)).hasSizeBetween(4, Doubts.MOST_LINES).allMatch(line -> !line.isBlank());
                assertDetailed(run);
            }
        } finally {
            servers.forEach(server -> server.stop(0));
            workers.forEach(ExecutorService::shutdownNow);
        }
    }

    private static void assertDetailed(LabProcess run) throws IOException {
        JsonNode found = run.results();
        for (String list : List.of("/skipped", "/validity/unchecked")) {
            assertThat(StreamSupport.stream(found.at(list).spliterator(), false)
                            .map(one -> one.get("subject").asText())
                            .distinct())
                    .as(list)
                    .containsAll(NAMES);
        }
        assertThat(found.findValuesAsText("cause"))
                .contains("unreported-fields", "hidden-processes", "ping-not-offered");
        assertThat(Files.readString(run.runFolder().resolve("comparison.html"))).contains("census of mine-3");
    }
}
