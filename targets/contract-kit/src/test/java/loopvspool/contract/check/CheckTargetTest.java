package loopvspool.contract.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A right target passes, and each of these wrong ones is found, by what is wrong with it and by nothing else. They sleep most of the
 * time, so they do it side by side.
 */
@Execution(ExecutionMode.CONCURRENT)
class CheckTargetTest {
    private static final String COUNT = "calibrate and sync-cpubound";
    private static final String TIME = "result is the time of the work, in seconds";

    /** What was printed, and whether nothing is wrong. */
    private record Printed(boolean right, List<String> lines) {
        List<String> wrong() {
            return lines.stream().filter(line -> line.startsWith("WRONG")).toList();
        }
    }

    private static Printed check(FakeTarget target, int workers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean right = CheckTarget.run(
                new Subject(target.url(), OptionalInt.of(workers)),
                new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return new Printed(right, bytes.toString(StandardCharsets.UTF_8).lines().toList());
    }

    private static void assertUnusual(FakeTarget target, String check, String... text) {
        try (target) {
            Printed printed = check(target, 1);
            assertThat(printed.right()).as("%s", printed.lines()).isTrue();
            assertThat(printed.lines())
                    .filteredOn(line -> line.startsWith("UNUSUAL"))
                    .singleElement()
                    .asString()
                    .startsWith("UNUSUAL  " + check + ": ")
                    .contains(text);
        }
    }

    private static void assertOnlyWrong(FakeTarget target, String check, String... text) {
        try (target) {
            Printed printed = check(target, 1);
            assertThat(printed.right())
                    .as("whether nothing is wrong; %s", printed.lines())
                    .isFalse();
            assertThat(printed.wrong())
                    .singleElement()
                    .asString()
                    .startsWith("WRONG    " + check + ": ")
                    .contains(text);
        }
    }

    /** Two processes of one worker each, as which one server answers in turn. */
    private static class TwoProcesses extends FakeTarget {
        private final AtomicInteger answers = new AtomicInteger();
        private final boolean repliesTell;

        TwoProcesses(boolean repliesTell) throws IOException {
            super(2);
            this.repliesTell = repliesTell;
        }

        private int pid() {
            return 11 + answers.getAndIncrement() % 2;
        }

        @Override
        void ping(HttpExchange exchange) throws IOException {
            send(exchange, 200, "application/json", "{\"message\": \"pong\", \"cores\": 2, \"pid\": " + pid() + "}");
        }

        @Override
        String reply(int iterations, double seconds, int inFlight) {
            long ended = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
            String times = ", \"startedAtMicros\": %d, \"endedAtMicros\": %d, \"pid\": %d}"
                    .formatted(ended - Math.round(seconds * 1e6), ended, pid());
            String counted = counted(iterations, seconds, "c" + iterations, 1);
            return repliesTell ? counted.replace("}", times) : counted;
        }
    }

    @Test
    void shouldFindSeveralProcessesUnusualAndCountTheirWorkersTogether() throws IOException {
        try (FakeTarget two = new TwoProcesses(true)) {
            Printed printed = check(two, 2);

            assertThat(printed.right()).as("%s", printed.lines()).isTrue();
            assertThat(printed.lines())
                    .anyMatch(line -> line.startsWith("UNUSUAL  processes: ") && line.contains("2 (pid 11, 12)"))
                    .anyMatch(line -> line.startsWith("OFFERED  workers: 2 at once in several processes"));
        }
    }

    @Test
    void shouldNotTakeTheCountOfOneProcessForTheWhole() throws IOException {
        try (FakeTarget two = new TwoProcesses(false)) {
            Printed printed = check(two, 2);

            assertThat(printed.right()).as("%s", printed.lines()).isTrue();
            assertThat(printed.lines())
                    .anyMatch(line ->
                            line.startsWith("UNUSUAL  processes: ") && line.contains("let its replies tell pid"))
                    .anyMatch(line -> line.startsWith("LACKS    workers: not counted: several processes"));
        }
    }

    @Test
    void shouldSayWhatABareTargetOffersAndLacks() throws IOException {
        try (FakeTarget target = new FakeTarget(1)) {
            Printed printed = check(target, 1);

            assertThat(printed.right()).as("%s", printed.lines()).isTrue();
            assertThat(printed.lines())
                    .contains(
                            "OFFERED  " + COUNT + ": both answer with message and result",
                            "OFFERED  workers: 1 at once, by the time that their clients waited",
                            "OFFERED  errors: by problem JSON",
                            "OFFERED  keep-alive: 4 requests on one connection",
                            "LACKS    ping: status 404: no probe can ping it",
                            "LACKS    async-cpubound: status 404",
                            "LACKS    census: no censusPort in its ping",
                            "Nothing is wrong.");
        }
    }

    @Test
    void shouldFindAnIterationTooManyThatTheReplyAdmits() throws IOException {
        assertOnlyWrong(
                new FakeTarget(1) {
                    @Override
                    String reply(int iterations, double seconds, int inFlight) {
                        return counted(iterations + 1, seconds, "c" + iterations, inFlight);
                    }
                },
                COUNT,
                "required 1 iterations, actual 2");
    }

    @Test
    void shouldFindAnIterationTooManyThatTheReplyConceals() throws IOException {
        assertOnlyWrong(
                new FakeTarget(1) {
                    private boolean calibrated;

                    @Override
                    String reply(int iterations, double seconds, int inFlight) {
                        int ran = calibrated ? iterations + 1 : iterations;
                        calibrated = true;
                        return counted(iterations, seconds, "c" + ran, inFlight);
                    }
                },
                COUNT,
                "actual c1 and c2");
    }

    @Test
    void shouldFindAResultInMilliseconds() throws IOException {
        assertOnlyWrong(
                new FakeTarget(1) {
                    @Override
                    String reply(int iterations, double seconds, int inFlight) {
                        return bare(iterations, seconds * 1_000);
                    }
                },
                TIME,
                "milliseconds");
    }

    @Test
    void shouldCallAnErrorThatIsAnsweredAsSuccessUnusual() throws IOException {
        assertUnusual(
                new FakeTarget(1) {
                    @Override
                    void refuse(HttpExchange exchange, int status) throws IOException {
                        super.refuse(exchange, status == 400 ? 200 : status);
                    }
                },
                "errors",
                "status 200, ",
                "for GET /test/sync-cpubound/0");
    }

    @Test
    void shouldCallAnErrorPageInHtmlUnusual() throws IOException {
        assertUnusual(
                new FakeTarget(1) {
                    @Override
                    void refuse(HttpExchange exchange, int status) throws IOException {
                        send(exchange, status, "text/html", "<h1>Oops</h1>");
                    }
                },
                "errors",
                "status 404, text/html, for GET /test/no-such-endpoint");
    }

    @Test
    void shouldCallTheStatusesOfOtherFrameworksUnusual() throws IOException {
        assertUnusual(
                new FakeTarget(1) {
                    @Override
                    void refuse(HttpExchange exchange, int status) throws IOException {
                        super.refuse(exchange, status == 400 ? 422 : status);
                    }
                },
                "errors",
                "status 422, application/problem+json, for GET /test/sync-cpubound/abc");
    }

    @Test
    void shouldFindAWorkerTooManyByTheTargetsCount() throws IOException {
        assertOnlyWrong(
                new FakeTarget(2) {
                    @Override
                    String reply(int iterations, double seconds, int inFlight) {
                        return counted(iterations, seconds, "c" + iterations, inFlight);
                    }
                },
                "workers",
                "required 1 requests in work at once, actual 2");
    }

    @Test
    void shouldFindAWorkerTooManyByTime() throws IOException {
        assertOnlyWrong(new FakeTarget(2), "workers", "actual more: of 2 none waited for another");
    }

    @Test
    void shouldFindAResultThatWasCached() throws IOException {
        assertOnlyWrong(
                new FakeTarget(1) {
                    private final Map<Integer, String> cache = new ConcurrentHashMap<>();

                    @Override
                    String work(int iterations) {
                        return cache.computeIfAbsent(iterations, super::work);
                    }
                },
                TIME,
                "cached");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0001, 0.1})
    void shouldFindAResultThatIsMadeUp(double share) throws IOException {
        assertOnlyWrong(
                new FakeTarget(1) {
                    @Override
                    String reply(int iterations, double seconds, int inFlight) {
                        return bare(iterations, share * seconds);
                    }
                },
                TIME,
                "a result of about the ");
    }

    @Test
    void shouldCallAConnectionThatIsNotKeptUnusual() throws IOException {
        assertUnusual(
                new FakeTarget(1) {
                    @Override
                    void send(HttpExchange exchange, int status, String type, String text) throws IOException {
                        exchange.getResponseHeaders().set("Connection", "close");
                        super.send(exchange, status, type, text);
                    }
                },
                "keep-alive",
                "ends it after 1 (it says Connection: close)");
    }

    @Test
    void shouldNotTakeADelayForWork() throws IOException {
        int delays = 2;
        AtomicInteger answers = new AtomicInteger();
        FakeTarget delaying = new FakeTarget(1) {
            @Override
            void send(HttpExchange exchange, int status, String type, String text) throws IOException {
                if (answers.incrementAndGet() <= delays) {
                    sleep(1_000);
                }
                super.send(exchange, status, type, text);
            }
        };
        try (delaying) {
            assertThat(new Subject(delaying.url(), OptionalInt.empty()).iterationsFor(0.1))
                    .isGreaterThan(50);
        }
    }

    @Test
    void shouldFindThatNobodyIsThere() throws IOException {
        FakeTarget gone = new FakeTarget(1);
        gone.close();

        Printed printed = check(gone, 1);

        assertThat(printed.right()).isFalse();
        assertThat(printed.wrong())
                .anyMatch(line -> line.contains("no answer to GET /test/calibrate: java.net.ConnectException"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "127.0.0.1:80", "http://127.0.0.1", "http://127.0.0.1:80/test", "http://127.0.0.1:80 0"})
    void shouldRefuseOtherArguments(String arguments) {
        assertThat(CheckTarget.subject(arguments.split(" "))).isEmpty();
    }

    @Test
    void shouldTakeAUrlAndANumberOfWorkers() {
        assertThat(CheckTarget.subject("http://127.0.0.1:5601/", "2"))
                .get()
                .returns(OptionalInt.of(2), Subject::workers)
                .returns("http://127.0.0.1:5601", subject -> subject.url().toString());
    }
}
