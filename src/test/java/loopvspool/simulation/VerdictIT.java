package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import loopvspool.Full;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verdict and the user's limits as exit code, on a target that the catalogue calls a pool of more workers than it has. */
class VerdictIT {
    private static final String MAKESPAN = "makespan of io-burst on javalin-1x sync-iobound";

    @TempDir
    private Path results;

    private LabProcess start(String... more) throws Exception {
        Path catalogue = Files.createDirectories(results.resolve("catalogue"));
        Files.writeString(
                catalogue.resolve("targets.conf"),
                "targets { javalin-1x { endpoints { sync-iobound { workers = \"3 * cores\" } } } }");
        String[] settings = {
            "lab.targets=javalin-1x",
            "lab.experiments=io-burst",
            "lab.endpoints=sync-iobound",
            "lab.ioTime=50ms",
            more[0],
            more[1]
        };
        return LabProcess.startWith(
                catalogue, Files.createDirectories(results.resolve("run")), LoopVsPool.class, settings);
    }

    @Test
    void shouldFailForTheVerdictAlone() throws Exception {
        try (LabProcess run = start("lab.failOn=invalid", "lab.limits=" + MAKESPAN + " > 50ms")) {
            assertThat(run.awaitEnd(LabProcess.PATIENCE)).as("exit code").isEqualTo(2);

            assertThat(run.outcome())
                    .startsWith("INVALID: ")
                    .as("the limit holds")
                    .contains("1 of 1, on INVALID numbers");
            assertThat(run.console())
                    .contains("INVALID: javalin-1x / io-burst / sync-iobound: peak concurrency: required ")
                    .contains("LIMIT met, on INVALID numbers: " + MAKESPAN + ": required > 0.05 s, actual ")
                    .as("what Gatling prints by itself")
                    .doesNotContain("Global Information", "count of failed events", "request count");
            JsonNode json = run.results();
            assertThat(json.at("/limits/0/met").asBoolean()).isTrue();
            assertThat(json.at("/limits/0/believed").asBoolean()).isFalse();
            assertThat(json.at("/run/outcome/ending").asText()).isEqualTo("INVALID");
            assertThat(json.at("/steps/0/surroundings/seconds").asDouble()).isPositive();
            JsonNode outcome = run.outcomeFile();
            assertThat(outcome.path("ending").asText()).isEqualTo("INVALID");
            assertThat(outcome.path("results").asText())
                    .isEqualTo(run.runFolder().resolve("results.json").toString());
            assertThat(run.runFolder().resolve("index.html"))
                    .content()
                    .contains("the run is not INVALID (lab.failOn=invalid)", "every limit of lab.limits is met");
        }
    }

    @Full
    @Test
    void shouldFailForALimitAlone() throws Exception {
        try (LabProcess run = start("lab.failOn=never", "lab.limits=" + MAKESPAN + " < 1ms")) {
            assertThat(run.awaitEnd(LabProcess.PATIENCE)).as("exit code").isEqualTo(4);

            assertThat(run.outcome()).startsWith("LIMIT BROKEN: ");
            assertThat(run.console())
                    .contains("WARNING: the prediction, ", " breaks the limit " + MAKESPAN + " < 0.001s")
                    .contains("LIMIT FAILED, on INVALID numbers: " + MAKESPAN + ": required < 0.001 s, actual ")
                    .containsPattern("(?m)^INVALID: Loop vs Pool");
            assertThat(run.results().at("/limits/0/predicted").asDouble()).isGreaterThanOrEqualTo(0.05);
        }
    }
}
