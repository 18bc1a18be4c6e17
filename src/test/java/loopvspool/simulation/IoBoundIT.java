package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import loopvspool.Full;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** IO-bound load through the whole lab: very many users, a downstream service that dies, a plan that takes too long. */
class IoBoundIT {

    @TempDir
    private Path results;

    private static JsonNode json(LabProcess run) throws IOException {
        return run.results();
    }

    @Full
    @Test
    void shouldLetTwoThousandUsersWaitAtOnce() throws Exception {
        // The smallest heap that it ended well with was 64 MB.
        try (LabProcess run = LabProcess.startWithHeap(
                "96m",
                results,
                IoBurstSimulation.class,
                "lab.targets=vertx",
                "lab.users=2000",
                "lab.ioTime=1s",
                "lab.endpoints=async-iobound")) {
            assertThat(run.awaitEnd(LabProcess.PATIENCE))
                    .as("exit code; console:%n%s", run.console())
                    .isZero();

            JsonNode step = json(run).at("/steps/0");
            assertThat(step.at("/measurement/requests").asInt()).isEqualTo(2000);
            assertThat(step.at("/measurement/failed").asInt()).isZero();
            assertThat(step.at("/measurement/makespanSeconds").asDouble())
                    .as("one after another it would be 2,000 s")
                    .isLessThan(20);
        }
    }

    @Full
    @Test
    void shouldRecordFailuresAndGoOnWhenTheDownstreamServiceDies() throws Exception {
        try (LabProcess run = LabProcess.start(
                results,
                IoBurstSimulation.class,
                "lab.targets=javalin-1x,javalin-2x",
                "lab.endpoints=sync-iobound",
                "lab.users=8",
                "lab.ioTime=2s",
                "lab.failOn=invalid")) {
            run.awaitConsole("step 1 of 2", LabProcess.PATIENCE);
            run.descendants().stream()
                    .filter(process -> process.info().commandLine().orElse("").contains("--name=downstream"))
                    .forEach(ProcessHandle::destroyForcibly);

            assertThat(run.awaitEnd(LabProcess.PATIENCE)).as("exit code").isNotZero();

            assertThat(run.console())
                    .contains("INVALID: downstream: the target ended during the run")
                    .contains("requests failed, the first with: status 502");
            assertThat(Files.readAllLines(run.runFolder().resolve("requests.csv")))
                    .as("a header and every planned request")
                    .hasSize(1 + 2 * 8);
        }
    }

    @Test
    void shouldRefuseAStepThatWouldTakeTooLongBeforeAnythingIsStarted() throws Exception {
        try (LabProcess run = LabProcess.start(
                results,
                IoBurstSimulation.class,
                "lab.targets=javalin-1x",
                "lab.endpoints=sync-iobound",
                "lab.users=2000",
                "lab.ioTime=1s")) {
            assertThat(run.awaitEnd(LabProcess.PATIENCE)).as("exit code").isEqualTo(1);

            assertThat(run.lines())
                    .singleElement()
                    .asString()
                    .startsWith("javalin-1x / io-burst / sync-iobound with 2000 users is predicted to take ")
                    .contains("lab.longestStep=300s", "allow it with -Dlab.longestStep=");
            assertThat(run.descendants()).isEmpty();
        }
    }
}
