package loopvspool.downstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import loopvspool.contract.Full;
import loopvspool.contract.HttpAnswer;
import loopvspool.contract.RawConnection;
import loopvspool.contract.TargetClient;
import loopvspool.workload.CommandLine;
import loopvspool.workload.TargetOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DownstreamServiceTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private DownstreamService service;
    private TargetClient client;

    @BeforeAll
    void start() throws IOException {
        service = DownstreamService.start(options());
        client = new TargetClient(service.url());
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @AfterEach
    void stillAnswers() {
        client.ping().isPong();
    }

    private static TargetOptions options(String... arguments) {
        return TargetOptions.from(CommandLine.of(arguments), DownstreamService.NAME);
    }

    @Test
    void pingSaysWhoIsThere() {
        JsonNode identity = client.ping().isPong().json();
        assertThat(identity.get("target").textValue()).isEqualTo("downstream");
        assertThat(identity.get("pid").longValue())
                .isEqualTo(ProcessHandle.current().pid());
        assertThat(identity.get("libraries").get("vertx").textValue()).startsWith("5.");
    }

    @Test
    void answersWhenTheWantedTimeIsOverAndSaysHowLongItWas() {
        client.get("/wait/1");
        HttpAnswer answer = client.get("/wait/200");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("content-type", "application/json");
        assertThat(answer.json().fieldNames()).toIterable().containsExactly("message", "millis", "result");
        assertThat(answer.json().get("message").textValue()).isEqualTo("Waited 200 ms");
        assertThat(answer.json().get("millis").intValue()).isEqualTo(200);
        assertThat(answer.json().get("result").doubleValue()).isBetween(0.2, 2.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "60001", "abc", "1e3", "1.0", "%20", "99999999999999999999"})
    void refusesWhatIsNoNumberOfMillisAndSaysWhatIsAllowed(String segment) {
        HttpAnswer refusal = client.get("/wait/" + segment).isProblem(400);
        assertThat(refusal.json().get("detail").textValue()).contains("millis", "from 1 to 60000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/wait", "/wait/1/2", "/test/ping/", "/test/sync-cpubound/1"})
    void knowsNoOtherPaths(String path) {
        client.get(path).isProblem(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/test/ping", "/wait/1"})
    void refusesOtherMethods(String path) {
        for (String method : List.of("POST", "DELETE", "BREW")) {
            HttpAnswer refusal = client.send(method, path).isProblem(405);
            assertThat(refusal.headers()).containsEntry("allow", "GET");
        }
        assertThat(client.send("HEAD", path).status()).isEqualTo(405);
    }

    @Test
    void refusesWhatIsNotHttp() throws IOException {
        try (RawConnection connection = new RawConnection(service.url())) {
            connection.send("NONSENSE\r\n\r\n");
            connection.receive().isProblem(400);
        }
    }

    @Full
    @Test
    void holdsThousandsOfRequestsAtOnce() throws TimeoutException {
        int users = 3_000;
        // Long beside the time that a busy machine takes to open the connections.
        int millis = 5_000;
        Vertx vertx = Vertx.vertx();
        try {
            HttpClient http = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(users));
            long start = System.nanoTime();
            List<Future<Double>> waits =
                    Stream.generate(() -> waited(http, millis)).limit(users).toList();
            Future.all(waits).await(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            double waited = (System.nanoTime() - start) / 1e6 / millis;
            assertThat(waited)
                    .as("in waits: one after another would be %d", users)
                    .isBetween(1.0, 5.0);
            assertThat(waits).allSatisfy(wait -> assertThat(wait.result() * 1e3 / millis)
                    .as("in waits")
                    .isBetween(1.0, 5.0));
        } finally {
            vertx.close().await(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private Future<Double> waited(HttpClient http, int millis) {
        return http.request(
                        HttpMethod.GET, service.url().getPort(), service.url().getHost(), "/wait/" + millis)
                .compose(HttpClientRequest::send)
                .compose(HttpClientResponse::body)
                .map(Buffer::toJsonObject)
                .map(answer -> answer.getDouble("result"));
    }

    @Test
    void answersWhoWaitsBeforeItStops() throws IOException {
        DownstreamService stopped = DownstreamService.start(options("--grace=30s"));
        try (RawConnection connection = new RawConnection(stopped.url())) {
            try (stopped) {
                TargetClient probe = new TargetClient(stopped.url());
                connection.sendGet("/test/ping");
                connection.receive().isPong();
                probe.ping().isPong();
                connection.sendGet("/wait/1000");
                // Two: the loop may answer the first one just before it reads the request.
                probe.ping().isPong();
                probe.ping().isPong();
            }
            assertThat(connection.receive().status()).isEqualTo(200);
        }
    }

    @Test
    void asksForTheCommonListenBacklog() {
        assertThat(DownstreamService.serverOptions(options()).getAcceptBacklog())
                .isEqualTo(TargetOptions.LISTEN_BACKLOG);
    }
}
