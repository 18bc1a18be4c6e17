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
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every target tells about its processes and threads, and that nothing keeps it from telling. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CensusContract {

    /** Queries that are refused, as they stand in the request line. */
    static final List<String> BAD_QUERIES = List.of(
            "since",
            "since=",
            "since=abc",
            "since=-1",
            "since=+1",
            "since=1.5",
            "since=1e15",
            "since=%201",
            "since=%D9%A5",
            "since=%zz",
            "since=9999999999999999999",
            "since=1&since=1",
            "since=2&until=1",
            "since=1&until=soon",
            "since=1&",
            "sinse=1",
            "Since=1");

    private static final String ENDPOINT = "sync-cpubound";
    private static final int MINUTES_OF_WORK = 1_000_000;
    private static final Duration AT_ONCE = Duration.ofMillis(100);

    private CensusedProgram program;

    protected abstract String mainClass();

    /** Options of the target, so that few requests keep all its threads busy. */
    protected abstract List<String> options();

    /** Starts the target in this JVM, with {@link #options()}. */
    protected abstract StartedServer startTarget() throws IOException;

    @BeforeAll
    void startProgram() {
        program = start(options());
    }

    @AfterAll
    void stopProgram() {
        program.close();
    }

    /** Starts the target's program with those options. */
    protected final CensusedProgram start(List<String> options) {
        return CensusedProgram.start(mainClass(), options);
    }

    @Test
    void isTheSameOnBothPorts() {
        for (URI port : program.ports()) {
            CensusReply census = CensusReply.of(new TargetClient(port).get("/test/resmon"));
            assertThat(census.target())
                    .isEqualTo(program.client().ping().json().get("target").textValue());
            assertThat(census.everyMillis()).isEqualTo(100);
            assertThat(census.seriesFromMicros())
                    .isEqualTo(program.census().seriesFromMicros())
                    .isLessThan(census.now().atMicros());
        }
    }

    @Test
    void kindsOfThreadsTogetherAreAllThreads() {
        CensusReply census = program.censusSince(0);
        assertThat(census.series()).isNotEmpty();
        Stream.concat(census.series().stream(), Stream.of(census.now())).forEach(sample -> {
            int sum = sample.threads().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            assertThat(sum)
                    .as("sum of %s", sample)
                    .isEqualTo(Objects.requireNonNullElse(sample.osThreads(), sample.javaThreads()));
        });
    }

    @Test
    void tellsOfTheProcess() {
        CensusReply census = program.census();
        assertThat(census.now().processes()).isOne();
        JsonNode process = census.processes().get(0);
        assertThat(census.processes()).hasSize(1);
        assertThat(process.fieldNames())
                .toIterable()
                .containsExactly("pid", "parentPid", "command", "threads", "residentBytes");
        assertThat(process.get("pid").longValue()).isEqualTo(program.pid());
        assertThat(process.get("parentPid").longValue())
                .isEqualTo(ProcessHandle.current().pid());
        assertThat(process.get("command").textValue()).contains("java").doesNotContain(mainClass());
        assumeThat(census.now().osThreads())
                .as("threads as the operating system counts them")
                .isNotNull();
        assertThat(process.get("threads").intValue()).isCloseTo(census.now().osThreads(), within(1));
        assertThat(census.now().residentBytes()).isGreaterThan(10_000_000);
        assertThat(process.get("residentBytes").longValue()).isGreaterThan(10_000_000);
    }

    @Full
    @Test
    void samplesTenTimesASecond() {
        long sinceMicros = program.census().now().atMicros();
        Clock.pause(2_000);
        CensusReply census = program.censusSince(sinceMicros);
        double seconds = (census.now().atMicros() - sinceMicros) / 1e6;
        assertThat((double) census.series().size()).isBetween(5 * seconds, 10 * seconds + 1);
        assertThat(census.series()).isSortedAccordingTo(Comparator.comparingLong(CensusSample::atMicros));
    }

    @Test
    void seriesIsWhatTheWindowHolds() {
        Clock.pause(500);
        List<CensusSample> all = program.censusSince(0).series();
        long sinceMicros = all.get(1).atMicros();
        long untilMicros = all.get(all.size() - 2).atMicros();
        CensusReply window = program.censusOf("?until=" + untilMicros + "&since=" + sinceMicros);
        assertThat(window.series()).isEqualTo(all.subList(1, all.size() - 1));
        assertPeakIsThatOf(window.series(), window.peak());
    }

    @Test
    void peakIsThatOfTheSeriesAndNow() {
        CensusReply census = program.censusSince(0);
        List<CensusSample> all =
                Stream.concat(census.series().stream(), Stream.of(census.now())).toList();
        assertPeakIsThatOf(all, census.peak());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "?since=999999999999999999", "?since=%31&until=1", "?until=1"})
    void hasNoPeakWithoutSamples(String query) {
        CensusReply census = program.censusOf(query);
        assertThat(census.peak()).isNull();
        assertThat(census.series()).isEmpty();
    }

    @Test
    void cpuTimeGrowsByTheWork() {
        int iterations = program.client().iterationsFor(ENDPOINT, Duration.ofMillis(500));
        CensusSample before = program.census().now();
        CpuReply work = program.client().cpu(ENDPOINT, iterations);
        CensusSample after = program.census().now();
        assumeThat(before.cpuSeconds()).as("CPU time of the process").isNotNull();
        assertThat(after.cpuSeconds() - before.cpuSeconds()).isGreaterThan(0.9 * work.workSeconds());
    }

    @Full
    @Test
    void isAnsweredAtOnceWhileEveryOtherThreadIsBusy() {
        try (CensusedProgram busy = start(options())) {
            IntStream.range(0, 10).forEach(warmUp -> busy.census());
            int users = 2 * Runtime.getRuntime().availableProcessors() + 1;
            busy.client().burst(ENDPOINT, MINUTES_OF_WORK, users);
            Clock.pause(500);
            CompletableFuture<HttpAnswer> ping = busy.client().getLater("/test/ping");
            List<Duration> times = IntStream.range(0, 10)
                    .mapToObj(request -> timeOf(busy::census))
                    .sorted()
                    .toList();
            assertThat(times.get(times.size() / 2)).as("median of %s", times).isLessThan(AT_ONCE);
            assertThat(ping).as("the ping beside it").isNotDone();
        }
    }

    @Test
    void endsWithTheTarget() throws IOException {
        StartedServer target = startTarget();
        int port;
        try (target) {
            port = new TargetClient(target.url())
                    .ping()
                    .json()
                    .get("censusPort")
                    .intValue();
            connect(InetAddress.getByName(target.url().getHost()), port);
        }
        assertThatThrownBy(() -> connect(InetAddress.getByName(target.url().getHost()), port))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @FieldSource("BAD_QUERIES")
    void refusesWhatIsNoWindow(String query) throws IOException {
        for (URI port : program.ports()) {
            try (RawConnection connection = new RawConnection(port)) {
                connection.sendGet("/test/resmon?" + query);
                String detail =
                        connection.receive().isProblem(400).json().get("detail").textValue();
                assertThat(detail).containsAnyOf("since must be ", "until must be ", "known are since and until");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "BREW", "HEAD"})
    void refusesOtherMethods(String method) {
        for (URI port : program.ports()) {
            HttpAnswer refusal = new TargetClient(port).send(method, "/test/resmon");
            assertThat(refusal.status()).isEqualTo(405);
            assertThat(refusal.headers()).containsEntry("allow", "GET");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/test", "/test/ping", "/test/resmon/", "/test/resmon/1", "/test/sync-cpubound/1"})
    void answersNothingElseOnItsPort(String path) {
        new TargetClient(program.censusPort()).get(path).isProblem(404);
    }

    @Test
    void listensOnTheLoopbackOnly() throws IOException {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
        assumeThat(others).as("addresses of this machine beside the loopback").isNotEmpty();
        for (InetAddress other : others) {
            assertThatThrownBy(() -> connect(other, program.censusPort().getPort()))
                    .as("connecting to %s", other)
                    .isInstanceOf(IOException.class);
        }
    }

    private static void assertPeakIsThatOf(List<CensusSample> samples, CensusPeak peak) {
        assertThat(peak.processes()).isEqualTo(most(samples, CensusSample::processes));
        assertThat(peak.osThreads()).isEqualTo(most(samples, CensusSample::osThreads));
        assertThat(peak.javaThreads()).isEqualTo(most(samples, CensusSample::javaThreads));
        assertThat(peak.residentBytes()).isEqualTo(most(samples, CensusSample::residentBytes));
        assertThat(peak.threads()).allSatisfy((kind, count) -> assertThat(count)
                .isEqualTo(most(samples, sample -> sample.threads().get(kind))));
    }

    private static <T extends Comparable<T>> T most(List<CensusSample> samples, Function<CensusSample, T> value) {
        return samples.stream()
                .map(value)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Duration timeOf(Runnable request) {
        long start = System.nanoTime();
        request.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void connect(InetAddress host, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), 5_000);
        }
    }
}
