package loopvspool.sut.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopvspool.settings.CpuSet;
import loopvspool.settings.DockerSettings.Reach;
import loopvspool.sut.Container;
import loopvspool.sut.Endpoint;
import loopvspool.sut.FakeCensus;
import loopvspool.sut.LaunchError;
import loopvspool.sut.RunningTarget;
import loopvspool.sut.Specs;
import loopvspool.sut.TargetJvm;
import loopvspool.sut.TargetSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a command that stands for Docker's, and a server of this JVM for the program in the container. */
class ContainerLauncherTest {
    private static final String INSPECT = "container inspect loop-vs-pool-vertx";
    private static final TargetJvm JVM = new TargetJvm(Path.of("jdk"), List.of("-Xmx64m"), "chain", Optional.empty());

    @TempDir
    private Path folder;

    private final FakeCensus server = new FakeCensus().answers(query -> """
            {"message": "pong", "pid": 1, "cores": 2, "kernel": "chain", "censusPort": 8081, "java": {"flags": ["-Xmx64m", "-Xss1m"]}}
            """);
    private FakeDocker docker;

    @BeforeEach
    void make() {
        docker = new FakeDocker(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static TargetSpec spec(String name) {
        return Specs.of(
                name, "a loop", "targets/vertx", "Main", List.of(), Map.of(Endpoint.SYNC_CPUBOUND, Specs.waiting("1")));
    }

    /** The recorded container, with the server of this test where its first port is published. */
    private String published(URI url) {
        return docker.says(INSPECT, FakeDocker.recorded().replace("32773", Integer.toString(url.getPort())));
    }

    private ContainerLauncher launcher(Reach reach, TargetJvm jvm, String cases) {
        return new ContainerLauncher(reach, "postgres", jvm, Duration.ofSeconds(1), folder, docker.engine(cases));
    }

    private URI server() {
        return server.target("vertx").census().orElseThrow();
    }

    @Test
    void shouldFindATargetByThePortsThatAreOnTheLoopback() throws Exception {
        RunningTarget target = launcher(Reach.PUBLISHED, JVM, published(server()) + docker.logs("it is warm here"))
                .start(spec("vertx"))
                .awaitReady();

        assertThat(target.url()).isEqualTo(server());
        assertThat(target.census()).contains(URI.create("http://127.0.0.1:32772"));
        assertThat(target.rootPid()).as("it may be in a virtual machine").isEmpty();
        assertThat(target.container().map(Container::imageId))
                .contains("sha256:c6e5a427dddec16c903af44239d1799881098c62370f47e21f2a66c0c3f5674e");
        assertThat(target.command()).startsWith("loop-vs-pool/vertx: java -cp");
        assertThat(target.isAlive()).isTrue();
        target.close();
        assertThat(docker.asked())
                .as("closing keeps the log, and leaves the container to who started it")
                .contains(INSPECT)
                .noneMatch(asked -> asked.startsWith("stop") || asked.startsWith("rm"));
        assertThat(folder.resolve("vertx.log")).hasContent("it is warm here");
        server.close();
        assertThat(target.isAlive()).isFalse();
    }

    @Test
    void shouldGiveATargetAFreshProcessInItsContainer() throws Exception {
        String cases = published(server()) + docker.says("restart loop-vs-pool-vertx", "loop-vs-pool-vertx");

        RunningTarget target =
                launcher(Reach.PUBLISHED, JVM, cases).startAnew(spec("vertx")).awaitReady();

        assertThat(target.url()).isEqualTo(server());
        assertThat(docker.asked())
                .as("its address is looked up afterwards: it may be another")
                .containsSubsequence("restart loop-vs-pool-vertx", INSPECT);
    }

    @Test
    void shouldSayWhyAContainerCannotBeStartedAnew() {
        ContainerLauncher launcher = launcher(Reach.PUBLISHED, JVM, published(server()));

        assertThatExceptionOfType(LaunchError.class)
                .isThrownBy(() -> launcher.startAnew(spec("vertx")))
                .withMessageStartingWith("`docker restart loop-vs-pool-vertx` fails with exit code ");
    }

    @Test
    void shouldKnowTheAddressesOfAContainerInItsNetworkAndItsProcess() {
        Whereabouts where = Whereabouts.of(inspection(FakeDocker.recorded()), Reach.CONTAINER, 8080);

        assertThat(where.url()).isEqualTo(URI.create("http://172.18.0.5:8080"));
        assertThat(where.census()).contains(URI.create("http://172.18.0.5:8081"));
        assertThat(where.rootPid()).hasValue(30_728);
    }

    private ContainerInspection inspection(String json) {
        try {
            return docker.engine(docker.says(INSPECT, json))
                    .container("loop-vs-pool-vertx")
                    .orElseThrow();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldKnowNamesWithoutAnEngine() throws Exception {
        Whereabouts where = Whereabouts.byName("vertx", 8080);

        assertThat(where.url()).isEqualTo(URI.create("http://vertx:8080"));
        assertThat(where.census()).contains(URI.create("http://vertx:8081"));
        assertThat(where.rootPid()).isEmpty();
        assertThat(docker.asked()).isEmpty();
    }

    @Test
    void shouldTakeADatabaseThatAcceptsConnectionsForReady() throws Exception {
        try (ServerSocket database = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String json = FakeDocker.recorded()
                    .replace("8080/tcp", "5432/tcp")
                    .replace("32773", Integer.toString(database.getLocalPort()));
            RunningTarget target = launcher(
                            Reach.PUBLISHED, JVM, docker.says("container inspect loop-vs-pool-postgres", json))
                    .start(spec("postgres"))
                    .awaitReady();

            assertThat(target.identity().details().path("postgres").asText())
                    .isEqualTo("postgresql://127.0.0.1:" + database.getLocalPort());
            assertThat(target.census()).isEmpty();
        }
    }

    @Test
    void shouldSayHowToStartAContainerThatIsNotThere() {
        assertThatExceptionOfType(LaunchError.class)
                .isThrownBy(() -> launcher(Reach.CONTAINER, JVM, "").start(spec("vertx")))
                .withMessageContaining("Target vertx has no container: there is none of the name loop-vs-pool-vertx")
                .withMessageContaining("mvn -Pdocker pre-integration-test -Ddocker.keep")
                .withMessageContaining("docker/compose.yaml")
                .withMessageContaining("-Dlab.launcher=fork");
    }

    @Test
    void shouldShowWhatAContainerThatHasEndedSaid() {
        String ended = FakeDocker.recorded()
                .replace("\"Running\": true", "\"Running\": false")
                .replace("\"Status\": \"running\"", "\"Status\": \"exited\"")
                .replace("\"ExitCode\": 0", "\"ExitCode\": 1");

        assertThatExceptionOfType(LaunchError.class)
                .isThrownBy(() -> launcher(
                                Reach.CONTAINER,
                                JVM,
                                docker.says(INSPECT, ended)
                                        + docker.says("logs --tail 20 loop-vs-pool-vertx", "vertx: no such kernel"))
                        .start(spec("vertx")))
                .withMessageContaining("does not run (exited, exit code 1)")
                .withMessageContaining("vertx: no such kernel");
    }

    @Test
    void shouldSayWhereItHasAskedInVain() throws Exception {
        URI gone = server();
        server.close();

        assertThatExceptionOfType(LaunchError.class)
                .isThrownBy(() -> launcher(Reach.PUBLISHED, JVM, published(gone))
                        .start(spec("vertx"))
                        .awaitReady())
                .withMessageContaining("Target vertx does not answer at")
                .withMessageContaining(Integer.toString(gone.getPort()))
                .withMessageContaining("docker logs loop-vs-pool-vertx")
                .withMessageContaining("-Dlab.docker.reach=published");
    }

    @Test
    void shouldRefuseAContainerThatWasStartedForAnotherRun() {
        assertThatExceptionOfType(LaunchError.class)
                .isThrownBy(() -> find(new TargetJvm(Path.of("jdk"), List.of("-Xmx64m"), "matrix", Optional.empty())))
                .withMessageContaining("has the kernel chain, and the run is to have lab.kernel=matrix")
                .withMessageContaining("-Ddocker.keep -Dlab.kernel=matrix");
        assertThatExceptionOfType(LaunchError.class)
                .isThrownBy(
                        () -> find(new TargetJvm(Path.of("jdk"), List.of("-XX:+UseZGC"), "chain", Optional.empty())))
                .withMessageContaining("has the arguments -Xmx64m -Xss1m")
                .withMessageContaining("lab.jvmArguments=-XX:+UseZGC");
        assertThatExceptionOfType(LaunchError.class)
                .isThrownBy(() -> find(new TargetJvm(Path.of("jdk"), List.of("-Xmx64m"), "chain", CpuSet.parse("0"))))
                .withMessageContaining("has 2 cores, and the run is to have lab.cpus.targets=0");
    }

    private RunningTarget find(TargetJvm jvm) throws InterruptedException {
        return launcher(Reach.PUBLISHED, jvm, published(server()))
                .start(spec("vertx"))
                .awaitReady();
    }
}
