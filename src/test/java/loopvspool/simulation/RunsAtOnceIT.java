package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import loopvspool.Full;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that begin at the same moment, and share a results folder: each keeps its own, and says where. */
class RunsAtOnceIT {

    @TempDir
    private Path shared;

    @TempDir
    private Path consoles;

    @Test
    void shouldEachHaveItsOwnResultsUnderItsOwnPath() throws Exception {
        assertApart(List.of(3, 4));
    }

    @Full
    @Test
    void shouldDoSoTwoPairsAtATime() throws Exception {
        assertApart(List.of(2, 3, 4, 5));
    }

    private void assertApart(List<Integer> usersOfRuns) throws Exception {
        List<LabProcess> runs = new ArrayList<>();
        try {
            for (int users : usersOfRuns) {
                runs.add(LabProcess.startInto(
                        Files.createDirectory(consoles.resolve("users-" + users)),
                        shared,
                        LoopVsPool.class,
                        "lab.targets=javalin-1x",
                        "lab.experiments=io-burst",
                        "lab.endpoints=sync-iobound",
                        "lab.ioTime=20ms",
                        "lab.startTimeout=2m",
                        "lab.users=" + users));
            }
            for (int i = 0; i < runs.size(); i++) {
                assertComplete(runs.get(i), usersOfRuns.get(i));
            }
        } finally {
            runs.forEach(LabProcess::close);
        }
        try (Stream<Path> folders = Files.list(shared)) {
            assertThat(folders.filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)))
                    .as("folders of the runs")
                    .hasSize(usersOfRuns.size())
                    .as("the latest is one of them")
                    .contains(shared.resolve("latest").toRealPath());
        }
    }

    private void assertComplete(LabProcess run, int users) throws IOException, InterruptedException {
        assertThat(run.awaitEnd(LabProcess.PATIENCE)).as(run.console()).isZero();
        Path folder = shared.resolve(run.console()
                .lines()
                .filter(line -> line.contains(shared.toString()))
                .map(line -> shared.relativize(Path.of(line.substring(line.indexOf(shared.toString()))))
                        .getName(0))
                .distinct()
                .reduce((one, other) -> {
                    throw new AssertionError("two folders in one console:\n" + run.console());
                })
                .orElseThrow());
        assertThat(folder).isDirectoryContaining("glob:**simulation.log");
        assertThat(folder).isDirectoryContaining("glob:**index.html");
        assertThat(folder).isDirectoryContaining("glob:**comparison.html");
        assertThat(Files.readAllLines(folder.resolve("requests.csv"))).hasSize(1 + users);
        JsonNode result =
                new ObjectMapper().readTree(folder.resolve("results.json").toFile());
        assertThat(result.at("/settings/lab.users").asText()).isEqualTo(String.valueOf(users));
        assertThat(result.at("/run/finished").asBoolean()).isTrue();
        assertThat(result.at("/steps/0/users").asInt()).isEqualTo(users);
    }
}
