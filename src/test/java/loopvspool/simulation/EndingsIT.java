package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import loopvspool.Await;
import loopvspool.Child;
import loopvspool.Full;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a run ends, no process and no port of it is left. */
class EndingsIT {
    /** Alone five seconds are enough; beside other work it is promised that nothing is left, not how soon. */
    private static final Duration GONE = Duration.ofSeconds(Boolean.getBoolean("loopvspool.full") ? 5 : 60);

    /** A burst that keeps the loop blocked for 10 s, so that the end comes in the middle of it. */
    private static final String[] LONG_BURST = {
        "lab.targets=vertx,javalin-1x",
        "lab.experiments=cpu-burst",
        "lab.serviceTime=500ms",
        "lab.jvmArguments=-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1",
        "lab.users=20",
        "lab.calibration.warmUpLimit=1s",
        "lab.calibration.fitRounds=1",
        "lab.calibration.baselines=1",
        "lab.failOn=invalid"
    };

    /** Two bursts, of 5 s and of 2.5 s, that wait: for that nothing is calibrated. */
    private static final String[] LONG_WAIT = {
        "lab.targets=javalin-1x,javalin-2x",
        "lab.experiments=io-burst",
        "lab.endpoints=sync-iobound",
        "lab.ioTime=" + 50 * Runtime.getRuntime().availableProcessors() + "ms",
        "lab.users=100",
        "lab.failOn=invalid"
    };

    @TempDir
    private Path results;

    /** What a run has started, noted while it runs. */
    private record Footprint(List<ProcessHandle> processes, List<URI> ports) {
        /** @param servers targets and services */
        static Footprint of(LabProcess run, int servers) throws IOException {
            Footprint footprint = ofAny(run);
            assertThat(footprint.ports).as("ports of servers").hasSize(servers).allMatch(LabProcess::answers);
            assertThat(run.descendants()).as("child JVMs").hasSizeGreaterThanOrEqualTo(servers);
            return footprint;
        }

        static Footprint ofAny(LabProcess run) throws IOException {
            List<URI> ports = run.targetUrls();
            List<ProcessHandle> processes = new ArrayList<>(run.descendants());
            processes.add(run.process().toHandle());
            return new Footprint(processes, ports);
        }

        void assertGone() {
            Await.until("all processes are gone", GONE, () -> processes.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(ports).as("ports that still answer").noneMatch(LabProcess::answers);
        }
    }

    private LabProcess inTheMiddleOf(int step, String... bursts) throws IOException {
        LabProcess run = LabProcess.start(results, LoopVsPool.class, bursts);
        run.awaitConsole("step " + step + " of", LabProcess.PATIENCE);
        return run;
    }

    @Test
    void shouldLeaveNothingAfterANormalEnd() throws Exception {
        try (LabProcess run = LabProcess.start(
                results,
                LoopVsPool.class,
                "lab.targets=vertx,javalin-1x",
                "lab.experiments=io-burst",
                "lab.endpoints=sync-iobound",
                "lab.ioTime=50ms",
                "lab.users=60")) {
            run.awaitConsole("step 1 of", LabProcess.PATIENCE);
            Footprint footprint = Footprint.of(run, 3);

            assertThat(run.awaitEnd(LabProcess.PATIENCE)).as("exit code").isZero();

            assertThat(run.outcome()).startsWith("OK: ");
            footprint.assertGone();
        }
    }

    @Full
    @Test
    void shouldLeaveNothingAfterAFailedRunAndKeepItsResults() throws Exception {
        try (LabProcess run = inTheMiddleOf(1, LONG_BURST)) {
            Footprint footprint = Footprint.of(run, 2);

            FaultRow row = FaultRow.of("is killed in a burst (-9)", run);
            vertxOf(run).destroyForcibly();

            assertThat(row.awaitEnd(LabProcess.PATIENCE)).as("exit code").isEqualTo(5);
            assertThat(run.outcome()).startsWith("REQUESTS LOST, INVALID: ");
            footprint.assertGone();
            assertThat(run.console()).contains("INVALID").contains("20 of 20 requests failed");
            assertThat(Files.readAllLines(run.runFolder().resolve("requests.csv")))
                    .as("a header, and a row for each request, failed ones too")
                    .hasSize(1 + 2 * 20 + 20);
        }
    }

    private static ProcessHandle vertxOf(LabProcess run) {
        return run.descendants().stream()
                .filter(process -> process.info().commandLine().orElse("").contains("--name=vertx"))
                .findFirst()
                .orElseThrow();
    }

    @Full
    @Test
    void shouldLeaveNothingAfterAnException() throws Exception {
        try (LabProcess run = LabProcess.start(
                results, ThrowingSimulation.class, "lab.targets=vertx,javalin-1x", "lab.experiments=cpu-baseline")) {
            run.awaitConsole("about to throw", LabProcess.PATIENCE);

            assertThat(run.awaitEnd(LabProcess.PATIENCE)).as("exit code").isNotZero();
            assertThat(run.outcome()).startsWith("INVALID: ");

            List<URI> ports = run.targetUrls();
            assertThat(ports).as("both targets had started").hasSize(2);
            Await.until("no port answers", GONE, () -> ports.stream().noneMatch(LabProcess::answers));
        }
    }

    @Test
    void shouldLeaveNothingAfterCtrlC() throws Exception {
        Child.assumeCtrlC();
        try (LabProcess run = inTheMiddleOf(2, LONG_WAIT)) {
            Footprint footprint = Footprint.of(run, 3);

            signal("INT", run.process().pid());

            footprint.assertGone();
            assertThat(run.awaitEnd(LabProcess.PATIENCE))
                    .as("128 and the signal")
                    .isEqualTo(130);
            assertThat(run.outcome()).startsWith("INTERRUPTED: ").contains("SIGINT");
            assertThat(run.console())
                    .contains("INVALID: Loop vs Pool")
                    .as(
                            "a stack trace; Gatling may still have come to count the requests that have failed, by their exceptions")
                    .doesNotContainPattern("(?m)^\\s+at [\\w.$]+\\(");
            JsonNode found = run.results();
            assertThat(found.at("/run/finished").asBoolean()).isFalse();
            assertThat(found.at("/validity/level").asText()).isEqualTo("INVALID");
            assertThat(found.at("/steps/0/measurement/requests").asInt())
                    .as("the step before is kept whole")
                    .isEqualTo(found.at("/steps/0/users").asInt());
            for (JsonNode step : found.path("steps")) {
                boolean whole = step.at("/requests/total").asInt()
                        == step.get("users").asInt()
                                * step.get("requestsPerUser").asInt();
                assertThat(step.path("verdict").isNull())
                        .as("no verdict on %s, of which %s is there", step.get("name"), step.at("/requests/total"))
                        .isEqualTo(!whole || step.path("measurement").isNull());
            }
        }
    }

    @Test
    void shouldLeaveNothingWhenMavenAloneIsTerminated() throws Exception {
        try (LabProcess run = LabProcess.startBelowParent(results, LoopVsPool.class, LONG_WAIT)) {
            run.awaitConsole("step 1 of", LabProcess.PATIENCE);
            Footprint footprint = Footprint.of(run, 3);
            assertThat(footprint.processes())
                    .as("the parent, Gatling and three servers")
                    .hasSizeGreaterThanOrEqualTo(5);

            signal("TERM", run.process().pid());

            footprint.assertGone();
        }
    }

    @Test
    void shouldLeaveNothingWhenGatlingIsKilled() throws Exception {
        try (LabProcess run = inTheMiddleOf(1, LONG_WAIT)) {
            Footprint footprint = Footprint.of(run, 3);

            run.process().destroyForcibly();

            footprint.assertGone();
        }
    }

    @Full
    @ParameterizedTest
    @ValueSource(strings = {"INT", "KILL"})
    void shouldLeaveNothingOfADatabase(String signal) throws Exception {
        if (signal.equals("INT")) {
            Child.assumeCtrlC();
        }
        try (LabProcess run = LabProcess.start(
                results,
                IoBurstSimulation.class,
                "lab.targets=javalin-1x",
                "lab.endpoints=sync-sql",
                "lab.users=20",
                "lab.ioTime=2s")) {
            run.awaitConsole("step 1 of 1", LabProcess.PATIENCE);
            Footprint footprint = Footprint.ofAny(run);
            assertThat(footprint.processes())
                    .as("PostgreSQL is among them")
                    .anyMatch(process -> process.info().command().orElse("").endsWith("/postgres"));

            signal(signal, run.process().pid());

            footprint.assertGone();
        }
    }

    @Full
    @Test
    void shouldLeaveNothingOfDevelopmentWithReload() throws Exception {
        Child.assumeCtrlC();
        try (LabProcess run = LabProcess.start(
                results,
                ProcessModelSimulation.class,
                "lab.targets=vertx",
                "lab.serviceTime=500ms",
                "lab.users=9",
                "lab.calibration.warmUpLimit=1s",
                "lab.calibration.fitRounds=1",
                "lab.calibration.baselines=1")) {
            // Maven compiles first.
            run.awaitConsole("step 2 of 2: vertx / process-model / development", LabProcess.PATIENCE);
            Footprint footprint = Footprint.ofAny(run);
            assertThat(footprint.processes())
                    .as("Maven is among them")
                    .anyMatch(process -> process.info().commandLine().orElse("").contains("vertx-maven-plugin"));

            signal("INT", run.process().pid());

            footprint.assertGone();
            try (Stream<Path> files = Files.walk(results)) {
                assertThat(files.filter(file -> file.endsWith("targets/pom.xml")))
                        .as("copies of the sources")
                        .isEmpty();
            }
        }
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(pid))
                        .start()
                        .waitFor())
                .as("kill -%s", name)
                .isZero();
    }
}
