package loopvspool.sut.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import loopvspool.settings.ServerSettings;
import loopvspool.settings.SettingError;
import loopvspool.sut.Endpoint;
import loopvspool.sut.LaunchError;
import loopvspool.sut.RunningTarget;
import loopvspool.sut.ServerModel;
import loopvspool.sut.TargetCatalogue;
import loopvspool.sut.TargetSpec;
import loopvspool.sut.remote.OddServer.Oddity;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the lab finds out by asking, before it measures anything. */
class RemoteLauncherTest {
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private FakeServer server;

    @BeforeEach
    void start() throws IOException {
        server = FakeServer.bare();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static ServerSettings settings(String name, URI url, OptionalInt cores, String endpoints) {
        return new ServerSettings(
                name, url, Optional.of("1"), cores, Optional.of("one thread"), Optional.ofNullable(endpoints));
    }

    private static ServerSettings ofTwoWorkers(URI url) {
        return new ServerSettings(
                "mine", url, Optional.of("2"), OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    private static RunningTarget find(ServerSettings server) throws InterruptedException {
        return find(server, PATIENCE);
    }

    private static RunningTarget find(ServerSettings server, Duration patience) throws InterruptedException {
        TargetSpec spec =
                ServerSpecs.of(List.of(server), TargetCatalogue.load()).get(0);
        return new RemoteLauncher(List.of(server), patience).start(spec).awaitReady();
    }

    private RunningTarget find() throws InterruptedException {
        return find(settings("mine", server.url(), OptionalInt.empty(), null));
    }

    private static void assertRefused(ThrowingCallable finding, String... text) {
        assertThatExceptionOfType(LaunchError.class)
                .isThrownBy(finding)
                .satisfies(error -> assertThat(error.getMessage()).contains(text));
    }

    @Test
    void shouldOfferNoMoreThanTheServerDoes() throws Exception {
        RunningTarget target = find();

        assertThat(target.spec().endpoints()).containsOnlyKeys(Endpoint.SYNC_CPUBOUND);
        assertThat(target.spec().model()).isEqualTo("one thread");
        assertThat(target.notOffered().endpoints())
                .hasSize(Endpoint.values().length - 1)
                .containsEntry(Endpoint.SYNC_IOBOUND, "status 404");
        assertThat(target.notOffered().ping()).contains("status 404");
        assertThat(target.census()).isEmpty();
        assertThat(target.rootPid()).isEmpty();
    }

    @Test
    void shouldTakeWhatThePingSays() throws Exception {
        server.answering("/test/ping", 200, "{\"cores\": 3, \"pid\": 7, \"censusPort\": 4711}");

        RunningTarget target = find();

        assertThat(target.identity().cores()).isEqualTo(3);
        assertThat(target.identity().pid()).isEqualTo(7);
        assertThat(target.census()).contains(URI.create("http://127.0.0.1:4711"));
        assertThat(target.notOffered().ping()).isEmpty();
    }

    @Test
    void shouldTakeTheCoresOfThisMachineWhereNobodySays() throws Exception {
        server.answering("/test/ping", 200, "pong");

        assertThat(find().identity().cores()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(find(settings("mine", server.url(), OptionalInt.of(64), null))
                        .identity()
                        .cores())
                .as("what the user says")
                .isEqualTo(64);
    }

    @Test
    void shouldReadNumbersAndMarksAsOtherLanguagesWriteThem() throws Exception {
        server.answering("/test/ping", 200, "\uFEFF{\"cores\": 3.0, \"censusPort\": 4711.0}")
                .answering("/test/sync-cpubound/1", 200, "\uFEFF{\"result\": 0.0001, \"iterations\": 1.0}");

        RunningTarget target = find();

        assertThat(target.identity().cores()).isEqualTo(3);
        assertThat(target.census()).contains(URI.create("http://127.0.0.1:4711"));
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void shouldWaitForWhatAGatewayHasBehindIt(int notYet) throws Exception {
        server.answering("/test/ping", notYet, "<html>Bad Gateway</html>");
        ServerSettings mine = settings("mine", server.url(), OptionalInt.empty(), null);
        assertRefused(() -> find(mine), "does not answer", "status " + notYet);

        new Thread(() -> {
                    pause();
                    server.answering("/test/ping", 200, "pong");
                })
                .start();

        assertThat(find(mine, Duration.ofMinutes(1)).notOffered().ping()).isEmpty();
    }

    /** So that the lab asks before and after. */
    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void shouldNotAskForMoreThanTheUserWants() throws Exception {
        RunningTarget target =
                find(settings("mine", server.url(), OptionalInt.empty(), "sync-cpubound,async-iobound:unbounded"));

        assertThat(target.notOffered().endpoints()).containsOnlyKeys(Endpoint.ASYNC_IOBOUND);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | <h1>Welcome</h1>                                     | it answers 200 and '<h1>Welcome</h1>', not JSON with a result in seconds
            200 | {"message": "done"}                                  | not JSON with a result in seconds
            200 | {"message": "done", "result": "soon"}                | not JSON with a result in seconds
            200 | {"message": "done", "result": -1}                    | not JSON with a result in seconds
            200 | {"message": "done", "result": 2000}                  | it says that the work took 2000.0 s, and its client has waited 0.
            200 | {"message": "done", "result": 0, "iterations": 2}    | asked for 1 iterations it says that it did 2
            500 | {"message": "done", "result": 0}                     | status 500
            404 | {"message": "done", "result": 0}                     | status 404
            """)
    void shouldRefuseWhatIsNoTargetAndNameWhatItAnswers(int status, String body, String named) {
        server.answering("/test/sync-cpubound/1", status, body);

        assertRefused(
                this::find,
                "Target mine at " + server.url() + " is no target: GET /test/sync-cpubound/1: ",
                named,
                "check-target -Dexec.args=" + server.url());
    }

    @Test
    void shouldNameAnEndpointThatIsBroken() throws Exception {
        server.answering("/test/async-cpubound/1", 200, "oops").answering("/test/sync-iobound/1", 502, "{}");

        assertThat(find().notOffered().endpoints())
                .containsEntry(Endpoint.ASYNC_CPUBOUND, "it answers 200 and 'oops', not JSON with a result in seconds")
                .containsEntry(Endpoint.SYNC_IOBOUND, "status 502");
    }

    @Test
    void shouldSayThatNobodyIsThere() {
        URI gone = server.url();
        server.close();

        assertRefused(
                () -> find(settings("mine", gone, OptionalInt.empty(), null)),
                "Target mine does not answer at " + gone,
                "Connection refused",
                "mend lab.target.mine.url");
    }

    @Test
    void shouldKeepWhatTheCatalogueSaysAndStartNothingAnew() {
        TargetCatalogue catalogue = TargetCatalogue.load();
        ServerSettings vertx = settings("vertx", server.url(), OptionalInt.empty(), null);

        TargetCatalogue with = catalogue.with(ServerSpecs.of(List.of(vertx), catalogue));

        TargetSpec spec = with.select(List.of("vertx")).get(0);
        assertThat(spec.endpoints())
                .isEqualTo(catalogue.select(List.of("vertx")).get(0).endpoints());
        assertThat(spec.reloads()).isFalse();
        assertThat(with.names()).isEqualTo(catalogue.names());
    }

    @Test
    void shouldLetProbesWaitBesideTheSynchronousEndpointsOnly() {
        TargetSpec spec = ServerSpecs.of(
                        List.of(settings("mine", server.url(), OptionalInt.empty(), null)), TargetCatalogue.load())
                .get(0);

        assertThat(spec.endpoints().get(Endpoint.SYNC_CPUBOUND).model()).isEqualTo(ServerModel.POOL);
        assertThat(spec.endpoints().get(Endpoint.ASYNC_CPUBOUND).model()).isEqualTo(ServerModel.EXECUTE_BLOCKING);
        assertThat(spec.workers(Endpoint.SYNC_SQL, 2)).as("its workers count").isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            sync-cpubond                  | 'sync-cpubond' is not one of sync-cpubound, badasync-cpubound
            async-cpubound                | must name sync-cpubound, which every target is calibrated with
            sync-cpubound:none            | workers must be a number of at least 1, cores, 2 * cores
            """)
    void shouldRefuseEndpointsThatAreNone(String endpoints, String allowed) {
        ServerSettings mine = settings("mine", server.url(), OptionalInt.empty(), endpoints);

        assertThatExceptionOfType(SettingError.class)
                .isThrownBy(() -> ServerSpecs.of(List.of(mine), TargetCatalogue.load()))
                .withMessageStartingWith("lab.target.mine.endpoints=" + endpoints + ": ")
                .withMessageContaining(allowed);
    }

    @Test
    void shouldRefuseTheNameOfAService() {
        ServerSettings downstream = settings("downstream", server.url(), OptionalInt.empty(), null);

        assertThatExceptionOfType(SettingError.class)
                .isThrownBy(() -> ServerSpecs.of(List.of(downstream), TargetCatalogue.load()))
                .withMessageStartingWith("lab.target.downstream.url=" + server.url())
                .withMessageContaining("give the server another name");
    }

    @Test
    void shouldLookAgainByWhatIsThere() throws Exception {
        RunningTarget bare = find();
        assertThat(bare.lookAgain()).isEqualTo(bare.processes());

        server.answering("/test/ping", 200, "{\"cores\": 3, \"pid\": 7}");
        RunningTarget pinged = find();
        server.answering("/test/ping", 200, "{\"cores\": 3, \"pid\": 8}");
        assertThat(pinged.lookAgain().known().get(0).pid()).isEqualTo(8);

        server.answering("/test/ping", 500, "");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(pinged::lookAgain)
                .withMessage("status 500");
    }

    @Test
    void shouldFindTheProcessesThatAnswerInTurn() throws Exception {
        try (OddServer two = new OddServer("127.0.0.1", Oddity.TWO_PROCESSES)) {
            RunningTarget target = find(ofTwoWorkers(two.url()));

            assertThat(target.processes().count()).isEqualTo(2);
            assertThat(target.processes().areToldByPid()).isTrue();
            assertThat(target.processes().stayWithConnections()).isFalse();
            assertThat(target.spec().worksOnFewer(Endpoint.SYNC_CPUBOUND))
                    .as("which of them gets a request is not known before")
                    .isTrue();
            assertThat(target.lookAgain().count()).isEqualTo(2);
        }
    }

    @Test
    void shouldFindWorkersThatStayWithConnections() throws Exception {
        try (OddServer bound = new OddServer("127.0.0.1", Oddity.WORKER_STAYS)) {
            RunningTarget target = find(ofTwoWorkers(bound.url()));

            assertThat(target.processes().stayWithConnections()).isTrue();
            assertThat(target.processes().count()).isOne();
        }
    }

    @Test
    void shouldLeaveTheOthersToTheOtherLauncher() {
        MixedLauncher mixed = new MixedLauncher("mine"::equals, new RemoteLauncher(List.of(), PATIENCE), spec -> null);
        TargetSpec other = TargetSpec.runningAlready("other", "none", Map.of());

        assertThat(mixed.start(other)).isNull();
        assertThat(mixed.startAnew(other)).isNull();
        assertRefused(
                () -> mixed.start(TargetSpec.runningAlready("mine", "none", Map.of())),
                "Target mine does not run anywhere");
    }
}
