package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Targets and Gatling on cores of their own; child JVMs here, DockerIT has the same with containers. */
@EnabledOnOs(OS.LINUX)
class CoresIT {

    @TempDir
    private Path results;

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
            assertFollowed(new ObjectMapper()
                    .readTree(run.runFolder().resolve("results.json").toFile()));
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
            JsonNode found = new ObjectMapper()
                    .readTree(run.runFolder().resolve("results.json").toFile());
            assertThat(found.at("/environment/machine/cores").asInt()).isEqualTo(1);
            assertThat(found.at("/targets/0/cores").asInt())
                    .isEqualTo(Runtime.getRuntime().availableProcessors());
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
