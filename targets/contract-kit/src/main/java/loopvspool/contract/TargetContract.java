package loopvspool.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every target promises, whatever its concurrency model. A subclass says which endpoints for CPU-bound work it has, too.
 */
public abstract class TargetContract extends CheckedContract {

    /** Path segments that are no number of iterations, as they stand in the request line. */
    static final List<String> BAD_SEGMENTS = List.of(
            "",
            "0",
            "-1",
            "abc",
            "1e9",
            "5.0",
            "+5",
            "%205",
            "0x10",
            "%D9%A5",
            "%00",
            "%2F",
            "%ff",
            "%zz",
            "..;",
            "%2e%2e",
            "5%0d%0aX-Injected:%20yes",
            "2147483648",
            "99999999999999999999",
            "9".repeat(10 * 1024));

    private static final int FEW = 20;
    private static final long CLOCK_SLACK_MICROS = 20_000;

    /** The names of its endpoints for CPU-bound work: {@code sync-cpubound}. */
    protected abstract List<String> endpoints();

    @Test
    void pingSaysWhoIsThere() {
        JsonNode identity = client().ping().json();
        assertThat(identity.fieldNames())
                .toIterable()
                .filteredOn(name -> !name.equals("limits"))
                .containsExactly(
                        "message",
                        "target",
                        "pid",
                        "startedAtMicros",
                        "cores",
                        "kernel",
                        "workers",
                        "maxIterations",
                        "censusPort",
                        "java",
                        "libraries");
        assertThat(identity.get("target").textValue()).isNotBlank();
        assertThat(identity.get("pid").longValue()).isPositive();
        assertThat(identity.get("startedAtMicros").longValue()).isPositive().isLessThan(Clock.micros());
        assertThat(identity.get("cores").intValue()).isPositive();
        assertThat(identity.get("kernel").textValue()).isIn("chain", "matrix");
        assertThat(identity.get("workers").isNull() || identity.get("workers").intValue() >= 1)
                .as("workers is null or 1 or more: %s", identity)
                .isTrue();
        assertThat(identity.get("maxIterations").intValue()).isPositive();
        assertThat(identity.get("censusPort").intValue()).isPositive().isNotEqualTo(target().getPort());
        assertThat(identity.get("java").fieldNames())
                .toIterable()
                .containsExactly("version", "vendor", "vm", "vmVersion", "flags", "gc", "maxHeapBytes");
        assertThat(identity.get("libraries")).isNotEmpty().allSatisfy(version -> assertThat(version.textValue())
                .matches("[0-9]+\\..+"));
    }

    @Test
    void pingSaysWhatLimitsTheTargetOrNothing() {
        JsonNode limits = client().ping().json().path("limits");
        assumeThat(limits.isMissingNode())
                .as("the target says nothing of limits")
                .isFalse();
        assertThat(limits.fieldNames()).toIterable().containsExactly("cgroup", "cpus", "cpuQuota", "memoryBytes");
        assertThat(limits.get("cgroup").asText()).isIn("1", "2", "null");
        assertThat(limits.get("cpus").asText()).matches("null|[0-9]+(-[0-9]+)?(,[0-9]+(-[0-9]+)?)*");
        assertThat(limits.get("cpuQuota").isNull() || limits.get("cpuQuota").doubleValue() > 0)
                .as("cpuQuota is null or above 0: %s", limits)
                .isTrue();
        assertThat(limits.get("memoryBytes").isNull()
                        || limits.get("memoryBytes").longValue() > 0)
                .as("memoryBytes is null or above 0: %s", limits)
                .isTrue();
    }

    @Test
    void pingStaysTheSameWhileTheTargetRuns() {
        assertThat(client().ping().body()).isEqualTo(client().ping().body());
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void replySaysWhatWasAskedFor(String endpoint) {
        assertThat(client().cpu(endpoint, FEW).iterations()).isEqualTo(FEW);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void durationsAgreeWithEachOtherAndWithTheClientsClock(String endpoint) {
        long sentAtMicros = Clock.micros();
        CpuReply reply = client().cpu(endpoint, FEW);
        long receivedAtMicros = Clock.micros();
        assertThat(reply.result()).isPositive();
        assertThat((reply.endedAtMicros() - reply.startedAtMicros()) / 1e6).isCloseTo(reply.result(), within(2e-6));
        assertThat(reply.startedAtMicros()).isGreaterThan(sentAtMicros - CLOCK_SLACK_MICROS);
        assertThat(reply.endedAtMicros()).isLessThan(receivedAtMicros + CLOCK_SLACK_MICROS);
        if (reply.cpuSeconds() != null) {
            assertThat(reply.cpuSeconds()).isPositive().isLessThan(reply.result() + CLOCK_SLACK_MICROS / 1e6);
        }
    }

    @Full
    @ParameterizedTest
    @MethodSource("endpoints")
    void twiceTheIterationsTakeAboutTwiceTheTime(String endpoint) {
        int iterations = 100;
        IntStream.range(0, 5).forEach(warmUp -> client().cpu(endpoint, 2 * iterations));
        List<CpuReply[]> pairs = IntStream.range(0, 9)
                .mapToObj(pair ->
                        new CpuReply[] {client().cpu(endpoint, iterations), client().cpu(endpoint, 2 * iterations)})
                .toList();
        double once = median(pairs, pair -> pair[0].workSeconds());
        double twice = median(pairs, pair -> pair[1].workSeconds());
        assertThat(twice / once)
                .as("the median of %s s over that of %s s", twice, once)
                .isBetween(1.4, 2.8);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void answersAreEqualForEqualCountsAndOnlyForThose(String endpoint) {
        List<String> answers = Stream.of(1, 2, 3, FEW)
                .map(iterations -> client().cpu(endpoint, iterations).answer())
                .toList();
        assertThat(answers).doesNotHaveDuplicates();
        assertThat(client().cpu(endpoint, FEW).answer()).isEqualTo(answers.get(3));
    }

    @Test
    void endpointsAgreeOnTheAnswer() {
        assertThat(endpoints().stream()
                        .map(endpoint -> client().cpu(endpoint, FEW).answer())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void listensOnTheLoopbackOnly() throws IOException {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
        assumeThat(others).as("addresses of this machine beside the loopback").isNotEmpty();
        for (InetAddress other : others) {
            assertThatThrownBy(() -> new Socket().connect(new InetSocketAddress(other, target().getPort()), 5_000))
                    .as("connecting to %s", other)
                    .isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @FieldSource("BAD_SEGMENTS")
    void refusesWhatIsNoNumberOfIterations(String segment) throws IOException {
        for (String endpoint : endpoints()) {
            try (RawConnection connection = new RawConnection(target())) {
                connection.sendGet("/test/" + endpoint + "/" + segment);
                HttpAnswer refusal = connection.receive().isProblem(400, 404);
                assertThat(refusal.headers()).doesNotContainKey("x-injected");
            }
        }
    }

    @Test
    void refusesMoreIterationsThanTheMostAndSaysWhatIsAllowed() {
        long most = client().ping().json().get("maxIterations").longValue();
        for (String endpoint : endpoints()) {
            HttpAnswer refusal =
                    client().get("/test/" + endpoint + "/" + (most + 1)).isProblem(400);
            assertThat(refusal.json().get("detail").textValue())
                    .contains("iterations", String.valueOf(most + 1), "from 1 to " + most);
        }
    }

    @Test
    void problemShowsOnlyTheBeginningOfWhatItGotAndNoControlCharacters() {
        String endpoint = endpoints().get(0);
        String detail = client().get("/test/" + endpoint + "/%1b%5b2J" + "x".repeat(500))
                .isProblem(400)
                .json()
                .get("detail")
                .textValue();
        assertThat(detail).contains("\\u001b[2J").doesNotContain("x".repeat(41)).doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /test/ping 5 HTTP/1.1", "NONSENSE", "GET /test/ping HTTP/1.1"})
    void refusesWhatIsNotHttp(String requestLine) throws IOException {
        // The last one lacks a Host.
        try (RawConnection connection = new RawConnection(target())) {
            connection.send(requestLine + "\r\n\r\n");
            connection.receive().isProblem(400);
        }
    }

    @Test
    void refusesAHeadThatIsTooLarge() throws IOException {
        try (RawConnection connection = new RawConnection(target())) {
            connection.sendGet("/test/" + "x".repeat(100 * 1024));
            connection.receive().isProblem(414, 431);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"})
    void refusesOtherMethods(String method) {
        List<String> paths = Stream.concat(
                        Stream.of("/test/ping", "/test/calibrate"),
                        endpoints().stream().map(endpoint -> "/test/" + endpoint + "/1"))
                .toList();
        for (String path : paths) {
            HttpAnswer refusal = client().send(method, path).isProblem(405);
            assertThat(refusal.headers()).containsEntry("allow", "GET");
        }
    }

    @Test
    void refusesHeadWithoutABody() {
        HttpAnswer refusal = client().send("HEAD", "/test/ping");
        assertThat(refusal.status()).isEqualTo(405);
        assertThat(refusal.headers()).containsEntry("allow", "GET");
        assertThat(refusal.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/test", "/test/", "/test/nothing", "/test/ping/pong", "/test/sync-cpubound/1/2"})
    void knowsNoOtherPaths(String path) {
        for (String method : List.of("GET", "POST", "DELETE")) {
            client().send(method, path).isProblem(404);
        }
    }

    private static double median(List<CpuReply[]> pairs, ToDoubleFunction<CpuReply[]> value) {
        double[] sorted = pairs.stream().mapToDouble(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
