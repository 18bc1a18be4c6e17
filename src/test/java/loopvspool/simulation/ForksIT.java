package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import loopvspool.Full;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of two forks, in which one target has a known error. */
@Full
class ForksIT {
    private static final int SLOWED_PERCENT = 60;

    @TempDir
    private Path results;

    @Test
    void shouldRepeatThePlanOnFreshTargetsAndFindTheOneThatIsSlowed() throws Exception {
        try (LabProcess run = LabProcess.start(
                results,
                LoopVsPool.class,
                "lab.forks=2",
                "lab.slowed=javalin-1x:" + SLOWED_PERCENT,
                "lab.targets=javalin-1x,javalin-2x",
                "lab.experiments=cpu-burst",
                "lab.users=3",
                "lab.serviceTime=50ms",
                "lab.calibration.warmUpLimit=1s",
                "lab.calibration.fitRounds=1",
                "lab.calibration.baselines=1")) {
            assertThat(run.awaitEnd(LabProcess.PATIENCE)).as(run.console()).isZero();
            JsonNode found = run.results();

            assertThat(found.at("/run/forks").asInt()).isEqualTo(2);
            assertThat(found.path("steps"))
                    .extracting(step -> step.path("step").asInt() + " " + step.path("fork"))
                    .containsExactly("1 1", "2 1", "3 2", "4 2");
            assertThat(found.path("calibrations"))
                    .extracting(one -> one.path("fork").asInt())
                    .containsExactly(1, 1, 2, 2);
            assertThat(found.path("targets"))
                    .as("four JVMs")
                    .extracting(target -> target.path("pid").asLong())
                    .doesNotHaveDuplicates()
                    .hasSize(4);
            assertThat(found.at("/targets/2/census/inside/now/osThreads").asInt())
                    .as("each is counted")
                    .isPositive();
            assertSlowed(found);
            assertThat(Files.readAllLines(run.runFolder().resolve("requests.csv")))
                    .as("a row for each request, and the header")
                    .hasSize(4 * 3 + 1);
            assertThat(run.console()).contains("fork 2 of 2: fresh targets", "over 2 forks");
        }
    }

    private static void assertSlowed(JsonNode found) {
        List<Double> slowed = perIteration(found, "javalin-1x");
        List<Double> other = perIteration(found, "javalin-2x");
        for (int fork = 0; fork < 2; fork++) {
            assertThat(slowed.get(fork) / other.get(fork))
                    .as("time per iteration in fork %d", fork + 1)
                    .isBetween(1 + SLOWED_PERCENT / 200.0, 1 + SLOWED_PERCENT / 50.0);
        }
        assertThat(found.at("/validity/notes").toString())
                .as("a user who slows a target is reminded of it")
                .contains("javalin-1x is slowed by " + SLOWED_PERCENT + " %: lab.slowed");
        assertThat(found.at("/validity/findings").toString())
                .as("it is no reason to doubt the run")
                .doesNotContain("longer than on");
    }

    private static List<Double> perIteration(JsonNode found, String target) {
        return StreamSupport.stream(found.path("metrics").spliterator(), false)
                .filter(metric -> metric.path("metric").asText().equals("timePerIteration")
                        && metric.path("target").asText().equals(target))
                .flatMap(metric -> StreamSupport.stream(metric.path("values").spliterator(), false))
                .map(JsonNode::asDouble)
                .toList();
    }
}
