package loopvspool.simulation;

import static loopvspool.simulation.FaultsIT.TWO_BURSTS;
import static loopvspool.simulation.FaultsIT.level;
import static loopvspool.simulation.FaultsIT.with;
import static loopvspool.simulation.FaultyProxy.body;
import static loopvspool.simulation.FaultyProxy.endless;
import static loopvspool.simulation.FaultyProxy.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import loopvspool.Full;
import loopvspool.simulation.FaultyProxy.Garbage;
import loopvspool.sut.ChildJvmLauncher;
import loopvspool.sut.Fleet;
import loopvspool.sut.TargetCatalogue;
import loopvspool.sut.TargetJvm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What can go wrong in the middle of a run that began well: its target answers garbage or loses its memory, clocks are stepped,
 * the results have nowhere to go.
 */
@Full
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveFaultsIT {
    /** Two bursts of 3 s: whoever reads on the console that the second has begun has time to strike. */
    private static final String[] LONG_BURSTS = with(
            TWO_BURSTS,
            "lab.failOn=invalid",
            "lab.experiments=async-usage",
            "lab.endpoints=sync-cpubound,badasync-cpubound",
            "lab.serviceTime=500ms");

    private static final long HOUR_MICROS = Duration.ofHours(1).toMillis() * 1_000;

    @TempDir
    private static Path targets;

    @TempDir
    private Path results;

    private final Fleet fleet = new Fleet();
    private FaultyProxy proxy;

    @BeforeAll
    void startATarget() throws Exception {
        TargetJvm jvm = new TargetJvm(
                Path.of(System.getProperty("java.home")),
                List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                "chain",
                Optional.empty());
        fleet.start(
                new ChildJvmLauncher(Path.of("").toAbsolutePath(), jvm, LabProcess.PATIENCE, targets),
                TargetCatalogue.load().select(List.of("vertx")));
    }

    @AfterAll
    void endIt() {
        fleet.close();
    }

    @BeforeEach
    void standBefore() throws Exception {
        proxy = new FaultyProxy(fleet.target("vertx").url());
    }

    @AfterEach
    void stepAside() {
        proxy.close();
    }

    private LabProcess startBehindTheProxy(String... more) throws Exception {
        return LabProcess.start(
                results,
                LoopVsPool.class,
                with(with(TWO_BURSTS, "lab.failOn=invalid", "lab.target.vertx.url=" + proxy.url()), more));
    }

    private static void assertFirstStepKept(JsonNode found) {
        assertThat(found.at("/steps/0/measurement/requests").asInt())
                .as(found.path("validity").toString())
                .isEqualTo(6);
        assertThat(found.at("/steps/0/measurement/failed").asInt()).isZero();
    }

    private static List<String> reasons(JsonNode found, String severity) {
        return StreamSupport.stream(found.at("/validity/findings").spliterator(), false)
                .filter(finding -> finding.path("severity").asText().equals(severity))
                .map(finding -> finding.path("subject").asText() + ": "
                        + finding.path("reason").asText())
                .toList();
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }

    @Test
    void garbageInABurstIsQuotedRequestByRequestWithinTheMemoryOfGatling() throws Exception {
        AtomicInteger mebibytes = new AtomicInteger();
        List<Garbage> garbage = List.of(
                body("<html><body>Bad Gateway</body></html>"),
                body("{\"message\": \"Duration of 5 iterations\", \"resu"),
                body("{\"message\": [], \"result\": {\"seconds\": true}}"),
                body("{\"message\": \"\", \"result\": -1e999}"),
                raw("\0\1\2\3SSH-2.0-OpenSSH_9.2\r\n\r\n"),
                endless(mebibytes));
        // What the second burst gets is laid out in the first: nobody has to be quick.
        proxy.onBurst("sync-cpubound", () -> proxy.answer("async-cpubound", garbage));
        try (LabProcess run = startBehindTheProxy()) {
            run.awaitConsole("step 2 of", LabProcess.PATIENCE);
            FaultRow row = FaultRow.of("answers garbage in a burst, once without an end", run);

            assertThat(row.awaitEnd(LabProcess.PATIENCE)).as("exit code").isNotZero();
            JsonNode found = FaultsIT.results(run);
            assertThat(level(found)).isEqualTo("INVALID");
            // Without memory Gatling fails that request, or ends.
            assertThat(reasons(found, "INVALID")).anySatisfy(reason -> assertThat(reason)
                    .startsWith("vertx / cpu-burst / async-cpubound: ")
                    .contains(" of 6 requests failed, the first with: "));
            assertFirstStepKept(found);
            assertThat(Files.readString(run.runFolder().resolve("requests.csv")))
                    .contains("<html>", "Duration of 5 iterations", "seconds", "-1e999", "no answer: ");
            assertThat(mebibytes)
                    .as("MiB of the one without an end: Gatling takes as many as it has heap")
                    .hasPositiveValue()
                    .hasValueLessThan(2 * 512);
        }
    }

    @Test
    void garbageInTheCalibrationEndsTheRunWithWhatCame() throws Exception {
        try (LabProcess run = startBehindTheProxy()) {
            run.awaitConsole("calibrating", LabProcess.PATIENCE);
            FaultRow row = FaultRow.of("answers garbage in the calibration", run);
            proxy.answer(
                    "sync-cpubound",
                    List.of(raw("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 13\r\n\r\n<html>no</html>")));

            assertThat(row.awaitEnd(LabProcess.PATIENCE)).as("exit code").isNotZero();
            JsonNode found = FaultsIT.results(run);
            assertThat(level(found)).isEqualTo("INVALID");
            assertThat(reasons(found, "INVALID")).anySatisfy(reason -> assertThat(reason)
                    .startsWith("vertx: the calibration failed: /test/sync-cpubound/")
                    .contains(" was answered by status 502 and '<html>no"));
        }
    }

    private LabProcess startWithLittleMemory(Path signal, String flag) throws Exception {
        String agent = "-javaagent:" + MemoryFiller.jar(results) + "=" + signal;
        return LabProcess.start(
                results,
                LoopVsPool.class,
                with(
                        LONG_BURSTS,
                        "lab.jvmArguments=-Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 " + flag + " " + agent));
    }

    @Test
    void aTargetThatRunsOutOfMemoryEndsAndIsNamed() throws Exception {
        Path signal = results.resolve("full");
        try (LabProcess run = startWithLittleMemory(signal, "-XX:+ExitOnOutOfMemoryError")) {
            run.awaitConsole("step 2 of", LabProcess.PATIENCE);
            FaultRow row = FaultRow.of("runs out of memory in a burst", run);
            Files.createFile(signal);

            assertThat(row.awaitEnd(LabProcess.PATIENCE)).as("exit code").isNotZero();
            JsonNode found = FaultsIT.results(run);
            assertThat(reasons(found, "INVALID")).contains("vertx: the target ended during the run; its log says why");
            assertFirstStepKept(found);
            assertThat(Files.readString(run.runFolder().resolve("targets").resolve("vertx.log")))
                    .contains("OutOfMemoryError");
        }
    }

    @Test
    void aTargetThatGoesOnWithoutMemoryCostsItsTimeOutsAndIsInvalid() throws Exception {
        Path signal = results.resolve("full");
        try (LabProcess run = startWithLittleMemory(signal, "-XX:-ExitOnOutOfMemoryError")) {
            run.awaitConsole("step 2 of", LabProcess.PATIENCE);
            FaultRow row = FaultRow.of("runs out of memory in a burst, and goes on", run);
            Files.createFile(signal);

            assertThat(row.awaitEnd(LabProcess.PATIENCE)).as("exit code").isNotZero();
            JsonNode found = FaultsIT.results(run);
            assertThat(level(found)).isEqualTo("INVALID");
            assertFirstStepKept(found);
        }
    }

    @Test
    void aClockThatIsSteppedInABurstSpoilsNoDuration() throws Exception {
        String struck = "badasync-cpubound";
        // Answers of a blocked loop come one by one, so that some of the burst are before, and some after it.
        proxy.onBurst(struck, () -> proxy.onAnswer(struck, () -> proxy.stepClock(HOUR_MICROS)));
        try (LabProcess run = startBehindTheProxy(
                "lab.failOn=never",
                "lab.experiments=async-usage",
                "lab.endpoints=sync-cpubound,badasync-cpubound,async-cpubound")) {
            run.awaitConsole("step 2 of", LabProcess.PATIENCE);
            FaultRow row = FaultRow.of("its clock is stepped in a burst, and stays so in the next", run);

            row.awaitEnd(LabProcess.PATIENCE);
            JsonNode found = FaultsIT.results(run);
            assertThat(level(found)).isNotEqualTo("VALID");
            assertThat(reasons(found, "SUSPECT"))
                    .filteredOn(reason -> reason.contains("the clocks of target and lab differ"))
                    .as("between the bursts, and within one")
                    .extracting(reason -> reason.split(":", 2)[0])
                    .containsExactly("vertx / async-usage / badasync-cpubound", "vertx / async-usage / async-cpubound");
            assertThat(found.path("steps")).hasSize(3).allSatisfy(step -> {
                assertThat(step.at("/measurement/failed").asInt()).isZero();
                assertThat(step.at("/measurement/makespanSeconds").asDouble()).isBetween(0.5, 600.0);
                assertThat(step.at("/measurement/meanQueueWaitSeconds").asDouble())
                        .isBetween(0.0, 600.0);
            });
        }
    }

    /** A run into a folder of its own, beside its console. */
    private LabProcess startInto(Path folder) throws Exception {
        return LabProcess.startInto(results, folder, LoopVsPool.class, LONG_BURSTS);
    }

    private static Path runFolderIn(Path folder) throws Exception {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !Files.isSymbolicLink(entry))
                    .filter(entry -> Files.exists(entry.resolve("simulation.log")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void remove(Path folder) throws Exception {
        assertThat(run("rm", "-rf", folder.toString())).isZero();
    }

    /** Whatever became of its folder, the run ends, says what it could not write, and leaves it elsewhere. */
    private void assertKeptElsewhere(LabProcess run, FaultRow row) throws Exception {
        assertThat(row.awaitEnd(LabProcess.PATIENCE)).as("exit code").isNotZero();
        JsonNode found =
                new ObjectMapper().readTree(run.resultsFile().orElseThrow().toFile());
        assertThat(reasons(found, "INVALID")).anySatisfy(reason -> assertThat(reason)
                .startsWith("run: the results could not be written when the load had ended: "));
        assertThat(found.path("steps")).hasSize(2);
        assertFirstStepKept(found);
        Path there = run.resultsFile().orElseThrow().getParent();
        assertThat(Files.readAllLines(there.resolve("requests.csv"))).hasSize(1 + 12);
        assertThat(run.console()).contains("INVALID: Loop vs Pool", "results:        " + there);
    }

    @Test
    void aResultsFolderThatIsRemovedIsSaidAndTheResultsAreWrittenAnew() throws Exception {
        Path folder = Files.createDirectory(results.resolve("gatling"));
        try (LabProcess run = startInto(folder)) {
            run.awaitConsole("step 2 of", LabProcess.PATIENCE);
            FaultRow row = FaultRow.of("the results folder is removed", run);
            remove(folder);

            assertKeptElsewhere(run, row);
        }
    }

    @Test
    void aFileInPlaceOfTheRunFolderIsSaidAndTheResultsAreBesideIt() throws Exception {
        Path folder = Files.createDirectory(results.resolve("gatling"));
        try (LabProcess run = startInto(folder)) {
            run.awaitConsole("step 2 of", LabProcess.PATIENCE);
            FaultRow row = FaultRow.of("a file takes the place of the run's folder", run);
            Path mine = runFolderIn(folder);
            remove(mine);
            Files.createFile(mine);

            assertKeptElsewhere(run, row);
        }
    }

    @Test
    void aRunFolderThatBecomesReadOnlyIsSaidAndTheResultsAreBesideIt() throws Exception {
        Path folder = Files.createDirectory(results.resolve("gatling"));
        Path mine = null;
        try (LabProcess run = startInto(folder)) {
            run.awaitConsole("step 2 of", LabProcess.PATIENCE);
            FaultRow row = FaultRow.of("the run's folder becomes read-only", run);
            mine = runFolderIn(folder);
            // Root may write where permissions forbid it, but not there.
            assumeThat(run("mount", "-t", "tmpfs", "-o", "ro", "tmpfs", mine.toString()))
                    .as("this user may mount something read-only")
                    .isZero();

            assertKeptElsewhere(run, row);
        } finally {
            if (mine != null) {
                run("umount", mine.toString());
            }
        }
    }
}
