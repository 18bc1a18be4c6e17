package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import loopvspool.Await;
import loopvspool.Full;
import loopvspool.machine.AllowedCores;
import loopvspool.settings.CpuSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Targets and Gatling on cores of their own; child JVMs here, DockerIT has the same with containers. */
@EnabledOnOs(OS.LINUX)
class CoresIT {

    /** Where version 1 of Linux' interface has the groups that share out CPU time. */
    private static final Path CPU_GROUPS = Path.of("/sys/fs/cgroup/cpu");

    @TempDir
    private Path results;

    @Full
    @Test
    void shouldFollowTheCoresThatTargetsAreGiven() throws Exception {
        try (LabProcess run = LabProcess.start(
                results,
                LoopVsPool.class,
                "lab.targets=javalin-1x,javalin-2x",
                "lab.experiments=cpu-burst",
                "lab.cpus.targets=0",
                "lab.cpus.injector=0",
                "lab.serviceTime=50ms",
                "lab.calibration.warmUpLimit=1s",
                "lab.calibration.fitRounds=1",
                "lab.calibration.baselines=1")) {
            assertThat(run.awaitEnd(LabProcess.PATIENCE)).as(run.console()).isZero();
            assertFollowed(run.results());
        }
    }

    private static void assertFollowed(JsonNode found) {
        assertThat(found.at("/environment/machine/cores").asInt())
                .as("cores of the injector")
                .isEqualTo(1);
        assertThat(found.path("targets"))
                .hasSize(2)
                .allSatisfy(target -> assertThat(target.path("cores").asInt()).isEqualTo(1));
        assertThat(found.at("/targets/0/workers/sync-cpubound").asInt())
                .as("1x")
                .isEqualTo(1);
        assertThat(found.at("/targets/1/workers/sync-cpubound").asInt())
                .as("2x")
                .isEqualTo(2);
        assertThat(found.at("/steps/0/users").asInt())
                .as("N: twice the workers of the largest pool, and one")
                .isEqualTo(5);
        assertThat(found.at("/targets/0/command").asText()).startsWith("taskset -c 0 ");
    }

    @Full
    @Test
    void shouldLeaveTheTargetsTheirCoresIfGatlingAloneIsGivenSome() throws Exception {
        try (LabProcess run = LabProcess.start(
                results,
                LoopVsPool.class,
                "lab.targets=javalin-1x",
                "lab.experiments=cpu-baseline",
                "lab.cpus.injector=0",
                "lab.serviceTime=50ms",
                "lab.calibration.warmUpLimit=1s",
                "lab.calibration.fitRounds=1",
                "lab.calibration.baselines=1")) {
            assertThat(run.awaitEnd(LabProcess.PATIENCE)).as(run.console()).isZero();
            JsonNode found = run.results();
            assertThat(found.at("/environment/machine/cores").asInt()).isEqualTo(1);
            assertThat(found.at("/targets/0/cores").asInt())
                    .isEqualTo(Runtime.getRuntime().availableProcessors());
        }
    }

    @Test
    void shouldCountTheCoresAloneThatTheRunMayUse() throws Exception {
        assumeThat(Runtime.getRuntime().availableProcessors())
                .as("cores that this test may use: it needs one for the run and one for a neighbour")
                .isGreaterThan(1);
        SortedSet<Integer> allowed = AllowedCores.of(
                        Path.of("/"), ProcessHandle.current().pid())
                .orElseThrow()
                .numbers();
        String ours = String.valueOf(allowed.last());
        Process neighbour = new ProcessBuilder(
                        "taskset", "-c", String.valueOf(allowed.first()), "sh", "-c", "while :; do :; done")
                .start();
        try (LabProcess run = LabProcess.startUnder(
                List.of("taskset", "-c", ours),
                results,
                LoopVsPool.class,
                "lab.targets=javalin-1x",
                "lab.experiments=io-burst",
                // Nothing to calibrate, which a busy machine may spoil.
                "lab.endpoints=sync-iobound",
                "lab.users=2",
                "lab.ioTime=50ms")) {
            assertThat(run.awaitEnd(LabProcess.PATIENCE)).as(run.console()).isZero();
            JsonNode found = run.results();
            assertThat(found.at("/environment/machine/cpus/usable").asText()).isEqualTo(ours);
            assertThat(CpuSet.parse(found.at("/environment/machine/cpus/online").asText())
                            .orElseThrow()
                            .numbers())
                    .containsAll(allowed);
            assertThat(found.path("steps")).isNotEmpty().allSatisfy(step -> assertOnOneCore(step, ours));
            assertThat(found.at("/environment/before/cpuPressurePercent").isNull())
                    .as("the neighbour's is in it")
                    .isTrue();
            assertThat(found.at("/validity/unchecked").toString()).contains("CPU pressure");
        } finally {
            neighbour.destroyForcibly().waitFor();
        }
    }

    /** Which others may use, too: that no more than its time is counted is all that can be said. */
    private static void assertOnOneCore(JsonNode step, String core) {
        JsonNode around = step.path("surroundings");
        assertThat(around.path("cpus").asText()).isEqualTo(core);
        assertThat(around.path("pressurePercent").isNull()).isTrue();
        assertThat(around.path("otherProcessesPercent").isNumber()).isTrue();
    }

    @Test
    void shouldSayWhichQuotaItHasBeforeAnyLoad() throws Exception {
        assumeThat(Runtime.getRuntime().availableProcessors())
                .as("cores that this test may use: of a single one 1.5 are no limit")
                .isGreaterThan(1);
        assumeThat(Files.isWritable(CPU_GROUPS))
                .as("this test may make a control group with a CPU quota in " + CPU_GROUPS + " (root, cgroup v1)")
                .isTrue();
        Path group = Files.createTempDirectory(CPU_GROUPS, "loopvspool-");
        try {
            Files.writeString(group.resolve("cpu.cfs_period_us"), "100000");
            Files.writeString(group.resolve("cpu.cfs_quota_us"), "150000");
            assertQuotaIsTold(group);
        } finally {
            Await.until("the last process has left " + group, Duration.ofSeconds(10), () -> group.toFile()
                    .delete());
        }
    }

    private void assertQuotaIsTold(Path group) throws Exception {
        try (LabProcess run = LabProcess.startUnder(
                List.of(
                        "sh",
                        "-c",
                        "echo $$ > \"$0\" && exec \"$@\"",
                        group.resolve("cgroup.procs").toString()),
                results,
                LoopVsPool.class,
                "lab.targets=javalin-1x",
                "lab.experiments=io-burst",
                "lab.endpoints=sync-iobound",
                "lab.users=2",
                "lab.ioTime=50ms")) {
            run.awaitEnd(LabProcess.PATIENCE);
            assertThat(run.lines())
                    .as("before the plan")
                    .element(1)
                    .asString()
                    .startsWith("CPU quota: 1.5 CPUs for Gatling, javalin-1x (control group " + group + ")");
            JsonNode found = run.results();
            assertThat(found.at("/environment/injector/quota/cpus").asDouble()).isEqualTo(1.5);
            JsonNode quota = found.at("/targets/0/quota");
            assertThat(quota.path("cpus").asDouble()).isEqualTo(1.5);
            assertThat(quota.path("periodSeconds").asDouble()).isEqualTo(0.1);
            assertThat(quota.path("group").asText()).isEqualTo(group.toString());
            assertThat(found.at("/validity/notes").toString()).contains("CPU quota: 1.5 CPUs");
        }
    }

    @Test
    void shouldRefuseCoresThatAreNotThereBeforeAnythingIsStarted() throws Exception {
        try (LabProcess run = LabProcess.start(results, LoopVsPool.class, "lab.cpus.targets=0,4095")) {
            assertThat(run.awaitEnd(LabProcess.PATIENCE)).isEqualTo(1);
            assertThat(run.lines())
                    .singleElement()
                    .asString()
                    .startsWith("lab.cpus.targets=0,4095: this process may use the cores ")
                    .endsWith("choose among them, or say all");
        }
    }
}
