package loopvspool.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import loopvspool.Await;
import loopvspool.Full;
import loopvspool.simulation.ThrowingSimulation;
import loopvspool.sut.LaunchError;
import loopvspool.sut.docker.DockerEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs in containers, by the commands of docs/containers.md, in a copy of the project, on the engine of this machine; however they end,
 * nothing of them is left. Without an engine, or the base image that docker/make-base-image.sh makes, all is skipped, unless
 * {@code -Dloopvspool.docker.required=true} says that both must be there.
 */
@Full
class DockerIT {
    private static final String BASE = "loop-vs-pool/base";
    /** Not the public one: whether that can be had is another matter on each machine. */
    private static final String POSTGRES = "-Ddocker.postgres.image=loop-vs-pool/postgres";

    private static final Duration BUILD = Duration.ofMinutes(5);
    private static final Duration RUN = Duration.ofMinutes(3);
    private static final Duration GONE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** As they are by default, but for the second compiler, which pays off after these runs are over. */
    private static final String JVM_ARGUMENTS =
            "-Dlab.jvmArguments=-Xms256m -Xmx256m -XX:+UseG1GC -XX:TieredStopAtLevel=1";

    /** A run of seconds. */
    private static final List<String> SHORT = List.of(
            JVM_ARGUMENTS,
            "-Dlab.serviceTime=100ms",
            "-Dlab.users=3",
            // Containers are what these tests are about, not whether the machine was quiet.
            "-Dlab.failOn=never",
            "-Dlab.calibration.samples=10",
            "-Dlab.calibration.warmUpLimit=1s",
            "-Dlab.calibration.fitRounds=1",
            "-Dlab.calibration.baselines=1");

    /** A burst that keeps the loop blocked for 8 s, so that what happens to it comes in its middle. */
    private static final List<String> LONG = List.of(
            JVM_ARGUMENTS,
            "-Dlab.targets=vertx",
            "-Dlab.experiments=cpu-burst",
            "-Dlab.endpoints=sync-cpubound",
            "-Dlab.users=40",
            "-Dlab.serviceTime=200ms",
            "-Dlab.calibration.samples=10",
            "-Dlab.calibration.warmUpLimit=1s",
            "-Dlab.calibration.fitRounds=1",
            "-Dlab.calibration.baselines=1");

    @TempDir
    private static Path project;

    private static String missing;
    private static Set<String> volumesBefore;

    @BeforeAll
    static void build() throws Exception {
        missing = missing();
        if (Boolean.parseBoolean(System.getProperty("loopvspool.docker.required"))) {
            assertThat(missing).as("what runs in containers need").isEmpty();
        }
        if (!missing.isEmpty()) {
            System.out.println("SKIPPED: all tests of runs in containers: " + missing);
            return;
        }
        copy(Path.of("").toAbsolutePath());
        volumesBefore = Docker.danglingVolumes();
        try (MavenRun build = maven("-Pdocker", "package", "-Ddocker.base.image=" + BASE)) {
            assertThat(build.awaitEnd(BUILD)).as(build.console()).isZero();
        }
    }

    /** Not before all of them: so that each is counted as skipped. */
    @BeforeEach
    void requireEngine() {
        assumeThat(missing).as("what runs in containers need").isEmpty();
    }

    private static String missing() throws InterruptedException {
        try {
            if (!new DockerEngine().has(BASE)) {
                return "there is no image " + BASE + ": docker/make-base-image.sh makes it";
            }
            List<String> there = Docker.containers();
            return there.isEmpty() ? "" : "containers of this project are there, and may be in use: " + there;
        } catch (LaunchError e) {
            return e.getMessage();
        }
    }

    /** The sources alone: the build that runs this test must not find its classes replaced. */
    private static void copy(Path original) throws IOException {
        for (String part : List.of(
                "pom.xml", ".mvn", "build", "targets", "src", "docker", ".dockerignore", ".maven-dockerinclude")) {
            try (Stream<Path> files = Files.walk(original.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(file ->
                                !original.relativize(file).toString().matches("(targets/[^/]+|build)/target/.*"))
                        .toList()) {
                    Path copied = project.resolve(original.relativize(file));
                    Files.createDirectories(copied.getParent());
                    Files.copy(file, copied);
                }
            }
        }
    }

    private static MavenRun maven(String... arguments) throws IOException {
        return maven(Map.of(), arguments);
    }

    /** Without what has nothing to do with containers. */
    private static MavenRun maven(Map<String, String> environment, String... arguments) throws IOException {
        return MavenRun.start(
                project,
                environment,
                Stream.concat(Stream.of("-Dspotless.check.skip", "-Dcyclonedx.skip"), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    /** With the images that are built already, and the lab alone: the rest of the build has been tried before all tests. */
    private static MavenRun docker(String goal, List<String> settings, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-Dremote", "-Pdocker", goal, "-Ddocker.base.image=" + BASE, "-Ddocker.skip.build", "-Dimage.skip"));
        arguments.addAll(settings);
        arguments.addAll(List.of(more));
        return maven(arguments.toArray(String[]::new));
    }

    private static MavenRun inTheMiddleOfABurst() throws IOException {
        MavenRun run = docker("verify", LONG);
        run.awaitConsole("step 1 of", RUN);
        assertThat(Docker.containers()).containsExactly("loop-vs-pool-vertx");
        return run;
    }

    private static JsonNode results() throws IOException {
        try (Stream<Path> files = Files.walk(project.resolve("target/gatling"), 2)) {
            Path newest = files.filter(file -> file.endsWith("results.json"))
                    .max(Comparator.comparing(file -> file.toFile().lastModified()))
                    .orElseThrow();
            return JSON.readTree(newest.toFile());
        }
    }

    private static JsonNode target(JsonNode results, String name) {
        return StreamSupport.stream(results.path("targets").spliterator(), false)
                .filter(target -> target.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @AfterEach
    void nothingIsLeft() {
        if (!missing.isEmpty()) {
            return;
        }
        Await.until("nothing is left", GONE, () -> Docker.leftovers().isEmpty());
        Set<String> volumes = new TreeSet<>(Docker.danglingVolumes());
        volumes.removeAll(volumesBefore);
        assertThat(volumes).as("dangling volumes that were not there before").isEmpty();
    }

    @Test
    void shouldMeasureFromTheHostAndFollowTheCoresOfTheContainers() throws Exception {
        try (MavenRun run =
                docker("verify", SHORT, "-Dlab.experiments=cpu-burst,io-burst", POSTGRES, "-Dlab.cpus.targets=0")) {
            run.awaitConsole("step 1 of", RUN);
            assertThat(Docker.lines(
                            "network",
                            "inspect",
                            "loop-vs-pool",
                            "--format",
                            "{{range .Containers}}{{println .Name}}{{end}}"))
                    .as("all on one network")
                    .contains(
                            "loop-vs-pool-vertx",
                            "loop-vs-pool-javalin-1x",
                            "loop-vs-pool-javalin-2x",
                            "loop-vs-pool-downstream");
            assertThat(run.awaitEnd(RUN)).as(run.console()).isZero();
        }
        JsonNode results = results();
        assertThat(results.at("/run/finished").asBoolean()).isTrue();
        assertThat(results.at("/settings/lab.launcher").asText()).isEqualTo("docker");
        for (String name : List.of("vertx", "javalin-1x", "javalin-2x")) {
            assertThat(target(results, name).path("cores").asInt())
                    .as("cores of %s", name)
                    .isEqualTo(1);
            assertThat(target(results, name).at("/identity/limits/cpus").asText())
                    .isEqualTo("0");
            assertThat(target(results, name).at("/identity/limits/memoryBytes").asLong())
                    .isEqualTo(512L << 20);
            assertThat(target(results, name).at("/identity/java/flags").toString())
                    .contains("-XX:ActiveProcessorCount=1", "-XX:+UseG1GC", "-Xmx256m");
            assertThat(target(results, name).at("/census/outside/0/threads").asInt())
                    .as("threads of %s, as this machine counts them", name)
                    .isPositive();
        }
        assertThat(target(results, "javalin-1x").at("/workers/sync-cpubound").asInt())
                .isEqualTo(1);
        assertThat(target(results, "javalin-2x").at("/workers/sync-cpubound").asInt())
                .isEqualTo(2);
        assertThat(results.path("steps")).allSatisfy(step -> assertThat(step.at("/measurement/peakConcurrency"))
                .as(step.path("name").asText())
                .isEqualTo(step.at("/prediction/peakConcurrency")));
        assertThat(results.at("/environment/containers")).isNotEmpty().allSatisfy(container -> {
            assertThat(container.path("imageId").asText())
                    .isEqualTo(Docker.lines(
                                    "image", "inspect", container.path("image").asText(), "--format", "{{.Id}}")
                            .get(0));
            assertThat(container.path("cpus").asText()).isEqualTo("0");
            assertThat(container.path("readOnly").asBoolean()).isTrue();
            assertThat(container.path("privileges").asText()).isEqualTo("none, none new");
        });
    }

    @Test
    void shouldMeasureFromInsideTheNetworkAndLeaveTheResultsToTheUser() throws Exception {
        try (MavenRun run = docker(
                "verify",
                SHORT,
                "-Dlab.experiments=cpu-burst,io-burst",
                "-Dlab.targets=vertx",
                "-Dlab.kernel=matrix",
                POSTGRES,
                "-Ddocker.tester")) {
            assertThat(run.awaitEnd(RUN)).as(run.console()).isZero();
        }
        JsonNode results = results();
        assertThat(results.at("/run/finished").asBoolean()).isTrue();
        assertThat(target(results, "vertx").path("url").asText()).isEqualTo("http://vertx:8080");
        assertThat(target(results, "vertx").at("/census/outside").isNull())
                .as("its processes cannot be seen")
                .isTrue();
        assertThat(results.at("/environment/containers/0/imageId").asText()).startsWith("sha256:");
        try (Stream<Path> files = Files.walk(project.resolve("target/gatling"))) {
            assertThat(files.toList()).allSatisfy(file -> assertThat(Files.getAttribute(file, "unix:uid"))
                    .isEqualTo(Files.getAttribute(project, "unix:uid")));
        }
        // The database is an image that a machine may have or not; then the lab says so.
        Optional<JsonNode> skipped = StreamSupport.stream(
                        results.path("skipped").spliterator(), false)
                .filter(one -> one.path("what").asText().contains("sync-sql"))
                .findFirst();
        boolean database = new DockerEngine().has("loop-vs-pool/postgres");
        assertThat(skipped.isPresent()).as("SQL is skipped").isEqualTo(!database);
        assertThat(StreamSupport.stream(results.path("steps").spliterator(), false)
                        .filter(step -> step.path("work").asText().equals("SQL")))
                .as("steps with SQL")
                .hasSize(database ? 2 : 0);
    }

    @Test
    void shouldLeaveNothingWhenATargetIsKilledAndTheRunFails() throws Exception {
        try (MavenRun run = inTheMiddleOfABurst()) {
            Docker.lines("kill", "loop-vs-pool-vertx");

            assertThat(run.awaitEnd(RUN)).as("exit code").isNotZero();
            assertThat(run.console()).contains("INVALID", "requests failed", "BUILD FAILURE");
        }
    }

    @Test
    void shouldLeaveNothingWhenATargetCrashesAtItsStart() throws Exception {
        try (MavenRun run = docker("verify", List.of("-Dlab.jvmArguments=-XX:+UseNoSuchCollector"))) {
            assertThat(run.awaitEnd(RUN)).as("exit code").isNotZero();
            assertThat(run.console())
                    .contains("Unrecognized VM option", "BUILD FAILURE")
                    .doesNotContain("step 1 of");
        }
    }

    @Test
    void shouldLeaveNothingWhenTheSimulationThrows() throws Exception {
        try (MavenRun run = docker(
                "verify",
                SHORT,
                "-Dlab.targets=vertx",
                "-Dlab.experiments=cpu-baseline",
                "-Dgatling.simulationClass=" + ThrowingSimulation.class.getName())) {
            assertThat(run.awaitEnd(RUN)).as("exit code").isNotZero();
            assertThat(run.console()).contains("about to throw", "BUILD FAILURE");
        }
    }

    @Test
    void shouldLeaveNothingAfterCtrlC() throws Exception {
        try (MavenRun run = inTheMiddleOfABurst()) {
            run.signalAll("INT");

            assertThat(run.awaitEnd(GONE)).as("exit code").isNotZero();
        }
    }

    @Test
    void shouldLeaveNothingWhenMavenAloneIsTerminated() throws Exception {
        try (MavenRun run = inTheMiddleOfABurst()) {
            run.signal("TERM");

            assertThat(run.awaitEnd(GONE)).as("exit code").isNotZero();
            nothingIsLeft();
        }
    }

    @Test
    void shouldHealWhatIsLeftWhenTheGuardIsKilledTooAndRunInSteps() throws Exception {
        try (MavenRun run = inTheMiddleOfABurst()) {
            killGuard(run);
            run.signalAll("KILL");
            run.awaitEnd(GONE);
        }
        assertThat(Docker.containers()).as("left behind").containsExactly("loop-vs-pool-vertx");

        List<String> settings = new ArrayList<>(SHORT);
        settings.addAll(List.of("-Dlab.targets=javalin-1x", "-Dlab.experiments=cpu-baseline"));
        try (MavenRun up = docker("pre-integration-test", settings, "-Ddocker.keep")) {
            assertThat(up.awaitEnd(RUN)).as(up.console()).isZero();
        }
        assertThat(Docker.containers()).as("up").containsExactly("loop-vs-pool-javalin-1x");
        List<String> run = new ArrayList<>(List.of("-Dremote", "gatling:test", "-Dlab.launcher=docker"));
        run.addAll(settings);
        try (MavenRun first = maven(run.toArray(String[]::new))) {
            assertThat(first.awaitEnd(RUN)).as(first.console()).isZero();
        }
        assertThat(Docker.containers()).as("still up").containsExactly("loop-vs-pool-javalin-1x");
        try (MavenRun down = maven("-N", "-Pdocker", "docker:stop")) {
            assertThat(down.awaitEnd(RUN)).as(down.console()).isZero();
        }
    }

    private static void killGuard(MavenRun run) throws Exception {
        for (ProcessHandle process : ProcessHandle.allProcesses()
                .filter(process ->
                        process.info().commandLine().orElse("").contains(RunLabel.NAME + "=" + run.pid() + "-"))
                .toList()) {
            MavenRun.kill("KILL", Long.toString(process.pid()));
        }
    }

    @Test
    void shouldStartNothingBesideAContainerOfSomebodyElse() throws Exception {
        Docker.lines("create", "--name", "loop-vs-pool-javalin-2x", BASE, "java");
        try (MavenRun run = docker("verify", SHORT)) {
            assertThat(run.awaitEnd(RUN)).as("exit code").isNotZero();
            assertThat(run.console())
                    .contains(
                            "A container of the name loop-vs-pool-javalin-2x is there already",
                            "docker rm --force loop-vs-pool-javalin-2x");
            assertThat(Docker.leftovers()).containsExactly("loop-vs-pool-javalin-2x");
        } finally {
            Docker.lines("rm", "--force", "loop-vs-pool-javalin-2x");
        }
    }

    @Test
    void shouldSayWhatToDoWithoutAnEngine() throws Exception {
        try (MavenRun run = maven(
                Map.of("DOCKER_HOST", "unix://" + project.resolve("none.sock")), "-Dremote", "-Pdocker", "verify")) {
            assertThat(run.awaitEnd(RUN)).as("exit code").isNotZero();
            assertThat(run.console()).contains("No Docker engine answers", "start the engine", "-Dlab.launcher=fork");
        }
    }

    @Test
    void shouldSayWhatToDoWithoutTheBase() throws Exception {
        try (MavenRun run = maven("-Dremote", "-Pdocker", "verify", "-Ddocker.base.image=loop-vs-pool/no-such-base")) {
            assertThat(run.awaitEnd(RUN)).as("exit code").isNotZero();
            assertThat(run.console())
                    .contains(
                            "docker.base.image=loop-vs-pool/no-such-base: this image is not here and cannot be pulled",
                            "docker/make-base-image.sh");
        }
    }

    @Test
    void shouldStartNothingIfAPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                MavenRun run = docker("verify", SHORT, "-Ddocker.port.vertx=" + taken.getLocalPort())) {
            assertThat(run.awaitEnd(RUN)).as("exit code").isNotZero();
            assertThat(run.console())
                    .contains("docker.port.vertx=" + taken.getLocalPort() + ": the port is taken on 127.0.0.1")
                    .doesNotContain("Start container");
        }
    }
}
