package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import loopvspool.Full;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab with a database that dies, does not start, or is somewhere else. */
class SqlIT {

    @TempDir
    private Path results;

    private JsonNode json(LabProcess run) throws IOException {
        return run.results();
    }

    @Full
    @Test
    void shouldRecordFailuresAndGoOnWhenTheDatabaseDies() throws Exception {
        try (LabProcess run = LabProcess.start(
                results,
                IoBurstSimulation.class,
                "lab.targets=javalin-1x,javalin-2x",
                "lab.endpoints=sync-sql",
                "lab.users=8",
                "lab.ioTime=2s",
                "lab.failOn=invalid")) {
            run.awaitConsole("step 1 of 2", LabProcess.PATIENCE);
            run.descendants().stream()
                    .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                    .forEach(ProcessHandle::destroyForcibly);

            assertThat(run.awaitEnd(LabProcess.PATIENCE)).as("exit code").isNotZero();

            assertThat(run.console())
                    .contains("INVALID: postgres: the target ended during the run")
                    .contains("requests failed, the first with: status 502");
            assertThat(Files.readAllLines(run.runFolder().resolve("requests.csv")))
                    .as("a header and every planned request")
                    .hasSize(1 + 2 * 8);
        }
    }

    @Full
    @Test
    void shouldNameTheSqlCasesAsSkippedAndRunTheRestWhereTheDatabaseDoesNotStart() throws Exception {
        Path catalogue = Files.createDirectory(results.resolve("catalogue"));
        Files.writeString(
                catalogue.resolve("targets.conf"), "services { postgres { mainClass = loopvspool.postgres.Nothing } }");
        try (LabProcess run = LabProcess.startWith(
                catalogue, results, IoBurstSimulation.class, "lab.targets=javalin-1x", "lab.users=3")) {
            assertThat(run.awaitEnd(LabProcess.PATIENCE))
                    .as("exit code; console:%n%s", run.console())
                    .isZero();

            assertThat(json(run).at("/skipped/0/what").asText()).isEqualTo("sync-sql, async-sql");
            assertThat(json(run).at("/skipped/0/reason").asText())
                    .contains("Target postgres ended with exit code 1", "loopvspool.postgres.Nothing");
            assertThat(json(run).get("steps")).singleElement().satisfies(step -> {
                assertThat(step.get("endpoint").asText()).isEqualTo("sync-iobound");
                assertThat(step.at("/measurement/failed").asInt()).isZero();
            });
            assertThat(run.console()).contains("SKIPPED: sync-sql, async-sql: ");
        }
    }

    @Test
    void shouldRefuseADatabaseThatCannotBeReachedBeforeAnythingIsStarted() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (LabProcess run = LabProcess.start(
                results,
                IoBurstSimulation.class,
                "lab.postgres.url=postgresql://me:s3cret@127.0.0.1:" + port + "/lab")) {
            assertThat(run.awaitEnd(LabProcess.PATIENCE)).as("exit code").isEqualTo(1);

            assertThat(run.console())
                    .contains("lab.postgres.url=postgresql://me:***@127.0.0.1:" + port + "/lab: nothing can be reached")
                    .doesNotContain("s3cret", "\tat ");
            assertThat(run.targetUrls()).as("who listened").isEmpty();
        }
    }
}
