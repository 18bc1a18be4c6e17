package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import loopvspool.Full;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What can happen in a run. In each case it ends in bounded time, says what happened, keeps the steps that were finished, and
 * is not called VALID; that nothing is left is in {@link EndingsIT} as well.
 */
class FaultsIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Two bursts of 1.2 s on the loop, blocked; the second is the one that a fault hits. */
    static final String[] TWO_BURSTS = {
        "lab.targets=vertx",
        "lab.experiments=cpu-burst",
        "lab.endpoints=sync-cpubound,async-cpubound",
        "lab.serviceTime=200ms",
        "lab.jvmArguments=-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1",
        "lab.users=6",
        "lab.calibration.samples=10",
        "lab.calibration.warmUpLimit=1s",
        "lab.calibration.fitRounds=1",
        "lab.calibration.baselines=1"
    };

    @TempDir
    private Path results;

    static String[] with(String[] settings, String... more) {
        return Stream.concat(Stream.of(settings), Stream.of(more)).toArray(String[]::new);
    }

    static JsonNode results(LabProcess run) throws IOException {
        return JSON.readTree(run.runFolder().resolve("results.json").toFile());
    }

    static String level(JsonNode results) {
        return results.at("/validity/level").asText();
    }

    private static long target(LabProcess run) {
        return run.descendants().stream()
                .filter(process -> process.info().commandLine().orElse("").contains("--name=vertx"))
                .findFirst()
                .orElseThrow()
                .pid();
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** A Java home whose java does something else first, or with other arguments. */
    private Path java(String script) throws IOException {
        Path home = Files.createDirectories(results.resolve("jdk"));
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Path real = Path.of(System.getProperty("java.home"), "bin", "java");
        Files.writeString(java, "#!/bin/sh\n" + script.replace("JAVA", real.toString()) + "\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return home;
    }

    @Full
    @Test
    void aTargetThatIsStoppedForASecondAndContinuedIsNotBelieved() throws Exception {
        try (LabProcess run = LabProcess.start(results, LoopVsPool.class, TWO_BURSTS)) {
            run.awaitConsole("step 2 of", LabProcess.PATIENCE);
            long target = target(run);
            FaultRow row = FaultRow.of("is stopped for a second in a burst", run);
            signal("STOP", target);
            Thread.sleep(1_000);
            signal("CONT", target);

            assertThat(row.awaitEnd(LabProcess.PATIENCE)).as(run.console()).isZero();
            JsonNode found = results(run);
            assertThat(found.path("steps")).hasSize(2);
            assertThat(found.at("/steps/1/measurement/failed").asInt()).isZero();
            assertThat(level(found)).as(found.path("validity").toString()).isNotEqualTo("VALID");
        }
    }

    @Full
    @Test
    void aTargetThatHangsCostsItsTimeOutsAndIsInvalid() throws Exception {
        try (LabProcess run = LabProcess.start(results, LoopVsPool.class, with(TWO_BURSTS, "lab.failOn=invalid"))) {
            run.awaitConsole("step 2 of", LabProcess.PATIENCE);
            FaultRow row = FaultRow.of("hangs in a burst", run);
            signal("STOP", target(run));

            assertThat(row.awaitEnd(LabProcess.PATIENCE)).as("exit code").isNotZero();
            JsonNode found = results(run);
            assertThat(level(found)).isEqualTo("INVALID");
            assertThat(found.at("/steps/0/measurement/failed").asInt())
                    .as("the step before")
                    .isZero();
            assertThat(found.at("/steps/0/measurement/requests").asInt()).isEqualTo(6);
            assertThat(Files.readAllLines(run.runFolder().resolve("requests.csv")))
                    .as("a row for each request, failed ones too")
                    .hasSize(1 + 12);
            assertThat(run.descendants()).isEmpty();
        }
    }

    @Test
    void aTargetWithoutMemoryIsNamedWithWhatItSaid() throws Exception {
        try (LabProcess run = LabProcess.start(
                results,
                LoopVsPool.class,
                with(
                        TWO_BURSTS,
                        "lab.failOn=invalid",
                        "lab.jvmArguments=-Xmx3m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError"))) {
            FaultRow row = FaultRow.of("has no memory to start in", run);
            assertThat(row.awaitEnd(LabProcess.PATIENCE)).isNotZero();
            assertThat(run.console())
                    .contains("vertx")
                    .contains("OutOfMemoryError")
                    .doesNotContain("VALID:");
        }
    }

    @Test
    void aTargetThatIsSlowToStartIsWaitedForAsLongAsTheSettingSays() throws Exception {
        Path home = java("sleep 30; exec JAVA \"$@\"");
        try (LabProcess run = LabProcess.start(
                results, LoopVsPool.class, with(TWO_BURSTS, "lab.java=" + home, "lab.startTimeout=2s"))) {
            FaultRow row = FaultRow.of("takes longer to start than it may", run);
            assertThat(row.awaitEnd(LabProcess.PATIENCE)).isEqualTo(1);
            assertThat(run.console()).contains("lab.startTimeout=2");
            assertThat(run.descendants()).isEmpty();
        }
    }

    @Full
    @Test
    void aForkWhoseTargetsDoNotStartEndsTheRunAndKeepsTheForksBefore() throws Exception {
        Path started = results.resolve("started");
        Path home = java(
                "if [ -e %1$s ]; then echo not twice; exit 3; fi; touch %1$s; exec JAVA \"$@\"".formatted(started));
        try (LabProcess run = LabProcess.start(
                results, LoopVsPool.class, with(TWO_BURSTS, "lab.java=" + home, "lab.forks=3", "lab.users=2"))) {
            FaultRow row = FaultRow.of("does not start in fork 2 of 3", run);
            assertThat(row.awaitEnd(LabProcess.PATIENCE)).as("exit code").isNotZero();
            assertThat(run.console()).contains("Fork 2 cannot begin").doesNotContain("at loopvspool.");
            JsonNode found = results(run);
            assertThat(level(found)).isEqualTo("INVALID");
            assertThat(found.path("steps")).as("those of the first fork").hasSize(2);
            assertThat(found.at("/skipped/0/what").asText()).isEqualTo("forks 2 to 3");
            assertThat(found.at("/skipped/0/reason").asText()).contains("not twice");
            assertThat(run.descendants()).isEmpty();
        }
    }

    @Test
    void aPortThatSomebodyElseHasIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path home = java("""
                    for argument do
                      shift
                      case $argument in --port=*) argument=--port=PORT ;; esac
                      set -- "$@" "$argument"
                    done
                    exec JAVA "$@"
                    """.replace("PORT", Integer.toString(taken.getLocalPort())));
            try (LabProcess run = LabProcess.start(results, LoopVsPool.class, with(TWO_BURSTS, "lab.java=" + home))) {
                FaultRow row = FaultRow.of("its port is taken", run);
                assertThat(row.awaitEnd(LabProcess.PATIENCE)).isEqualTo(1);
                assertThat(run.console()).contains(Integer.toString(taken.getLocalPort()));
            }
        }
    }

    @Test
    void aResultsFolderThatCannotBeMadeEndsTheRunBeforeItBegins() throws Exception {
        Path file = Files.createFile(results.resolve("file"));
        try (LabProcess run = LabProcess.startInto(results, file, LoopVsPool.class, TWO_BURSTS)) {
            FaultRow row = FaultRow.of("the results folder cannot be made", run);
            assertThat(row.awaitEnd(LabProcess.PATIENCE)).isEqualTo(1);
            assertThat(run.lines()).singleElement().asString().contains(file.toString());
            assertThat(run.outcome()).startsWith("REFUSED: ");
        }
    }

    /** 32 KiB hold what Gatling writes during the load, and no result of two steps. */
    @Full
    @Test
    void aFullDiskIsSaidAndCostsNothingThatIsNotOnIt() throws Exception {
        onDisk("32k", "the disk is full", run -> assertThat(run.console())
                .contains("INVALID: run: the results could not be written when the load had ended: ")
                .contains("No space left on device", "results.json")
                .contains("step 2 of 2")
                .as("the result, where it is not on that disk")
                .contains("makespan, s")
                .as("what is not on it either")
                .contains("NOT WRITTEN: "));
    }

    /** 256 KiB hold the results more than twice, and no report of Gatling's, which is some megabytes of scripts. */
    @Full
    @Test
    void aDiskThatGatlingsReportFillsKeepsTheResults() throws Exception {
        onDisk("256k", "Gatling's report fills the disk", run -> {
            JsonNode found = JSON.readTree(run.resultsFile().orElseThrow().toFile());
            assertThat(found.path("steps")).hasSize(2);
            assertThat(found.at("/run/finished").asBoolean()).isTrue();
            assertThat(run.console()).contains("No space left on device").doesNotContain("could not be written when");
            assertThat(run.outcome()).as("Gatling's report is missing").startsWith("NOT WRITTEN");
        });
    }

    private interface Check {
        void of(LabProcess run) throws Exception;
    }

    private void onDisk(String size, String what, Check check) throws Exception {
        Path disk = Files.createDirectories(results.resolve("disk"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.toString()))
                .as("this user may mount a small disk")
                .isZero();
        try (LabProcess run = LabProcess.startInto(results, disk, LoopVsPool.class, TWO_BURSTS)) {
            FaultRow row = FaultRow.of(what, run);
            row.awaitEnd(LabProcess.PATIENCE);
            check.of(run);
        } finally {
            run("umount", disk.toString());
        }
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }

    @Full
    @Test
    void anotherProcessThatTakesTheCoresIsSeen() throws Exception {
        List<Process> neighbours = new ArrayList<>();
        try (LabProcess run = LabProcess.start(results, LoopVsPool.class, TWO_BURSTS)) {
            run.awaitConsole("step 1 of", LabProcess.PATIENCE);
            FaultRow row = FaultRow.of("another process takes all cores", run);
            for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
                neighbours.add(new ProcessBuilder("/bin/sh", "-c", "while :; do :; done").start());
            }
            row.awaitEnd(LabProcess.PATIENCE);
            JsonNode found = results(run);
            boolean late = Stream.of(0, 1)
                    .map(i -> found.path("steps").path(i))
                    .anyMatch(step -> step.at("/measurement/makespanSeconds").asDouble()
                            > 1.1 * step.at("/prediction/makespanSeconds").asDouble());
            assumeThat(late).as("other processes were felt").isTrue();
            assertThat(level(found)).as(found.path("validity").toString()).isNotEqualTo("VALID");
        } finally {
            neighbours.forEach(Process::destroyForcibly);
        }
    }
}
