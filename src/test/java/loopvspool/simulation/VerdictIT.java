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
            assertThat(run.awaitEnd(LabProcess.PATIENCE)).as("exit code").isNotZero();

            assertThat(run.console())
                    .contains("verdict (lab.failOn=invalid): count of failed events is 0.0 : false")
                    .contains("lab.limits: count of failed events is 0.0 : true")
                    .contains("INVALID: javalin-1x / io-burst / sync-iobound: effective workers: required ")
                    .contains("LIMIT met: " + MAKESPAN + ": required > 0.05 s, actual ");
            JsonNode json = run.results();
            assertThat(json.at("/limits/0/met").asBoolean()).isTrue();
            assertThat(json.at("/steps/0/surroundings/seconds").asDouble()).isPositive();
            assertThat(run.runFolder().resolve("index.html")).isNotEmptyFile();
        }
    }

    @Full
    @Test
    void shouldFailForALimitAlone() throws Exception {
        try (LabProcess run = start("lab.failOn=never", "lab.limits=" + MAKESPAN + " < 1ms")) {
            assertThat(run.awaitEnd(LabProcess.PATIENCE)).as("exit code").isNotZero();

            assertThat(run.console())
                    .doesNotContain("verdict (lab.failOn=")
                    .contains("lab.limits: count of failed events is 0.0 : false")
                    .contains("LIMIT FAILED: " + MAKESPAN + ": required < 0.001 s, actual ")
                    .containsPattern("(?m)^INVALID: Loop vs Pool");
        }
    }
}
