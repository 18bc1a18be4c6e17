package loopvspool.sut.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import loopvspool.sut.LaunchError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerEngineTest {
    @TempDir
    private Path folder;

    private FakeDocker docker;

    @BeforeEach
    void make() {
        docker = new FakeDocker(folder);
    }

    @Test
    void shouldSayWhatToDoWithoutTheCommand() {
        assertThatExceptionOfType(LaunchError.class)
                .isThrownBy(new DockerEngine(List.of(folder.resolve("nothing").toString()))::require)
                .withMessageContaining("There is no command")
                .withMessageContaining("install Docker")
                .withMessageContaining("-Dlab.launcher=fork");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?",
                "permission denied while trying to connect to the Docker daemon socket",
                "error during connect: Get http://there:2375: dial tcp: no route to host"
            })
    void shouldSayWhatToDoIfNoEngineAnswersOrItRefuses(String words) {
        DockerEngine engine = docker.engine("*) echo '%s' >&2; exit 1 ;;".formatted(words));

        assertThatExceptionOfType(LaunchError.class)
                .isThrownBy(engine::require)
                .withMessageContaining("No Docker engine answers: " + words)
                .withMessageContaining("start the engine")
                .withMessageContaining("usermod -aG docker");
        assertThatExceptionOfType(LaunchError.class)
                .as("an engine that is gone is not a container that is not there")
                .isThrownBy(() -> engine.container("loop-vs-pool-vertx"));
    }

    @Test
    void shouldTellAContainerThatIsNotThereFromOneThatIs() throws Exception {
        DockerEngine engine = docker.engine(docker.says("container inspect loop-vs-pool-vertx", FakeDocker.recorded()));

        assertThat(engine.container("loop-vs-pool-vertx")).isPresent();
        assertThat(engine.container("loop-vs-pool-other")).isEmpty();
    }

    @Test
    void shouldNameWhoIsInANetwork() throws Exception {
        DockerEngine engine = docker.engine(docker.says(
                "network inspect loop-vs-pool",
                "[{\"Containers\": {\"1\": {\"Name\": \"a\"}, \"2\": {\"Name\": \"b\"}}}]"));

        assertThat(engine.containersIn("loop-vs-pool")).contains(List.of("a", "b"));
        assertThat(engine.containersIn("another")).isEmpty();
    }

    @Test
    void shouldPullOnlyWhatIsNotHere() throws Exception {
        DockerEngine engine = docker.engine(docker.says("image inspect here:1", "[{}]")
                + docker.says("pull --quiet there:1", "")
                + "'pull --quiet nowhere:1') echo 'manifest unknown' >&2; exit 1 ;;");

        assertThat(engine.fetch("here:1")).isEmpty();
        assertThat(docker.asked()).noneMatch(asked -> asked.startsWith("pull"));
        assertThat(engine.fetch("there:1")).isEmpty();
        assertThat(engine.fetch("nowhere:1")).contains("manifest unknown");
    }

    @Test
    void shouldNotTakeAFirewallBeforeARegistryForAnEngineThatIsGone() throws Exception {
        String words =
                "Error response from daemon: Get \"https://there/v2/\": failed to connect: context deadline exceeded";
        DockerEngine engine = docker.engine("'pull --quiet far:1') echo '%s' >&2; exit 1 ;;".formatted(words));

        assertThat(engine.fetch("far:1")).contains(words);
    }

    @Test
    void shouldSayWhereTheEngineIs() throws Exception {
        String question = "context inspect --format {{.Endpoints.docker.Host}}";

        assertThat(docker.engine(docker.says(question, "unix:///run/user/1/docker.sock\n"))
                        .address())
                .contains("unix:///run/user/1/docker.sock");
        assertThat(docker.engine("").address()).isEmpty();
    }

    @Test
    void shouldRemoveOnlyWhatIsThere() throws Exception {
        DockerEngine engine = docker.engine(docker.says("container inspect loop-vs-pool-vertx", FakeDocker.recorded())
                + docker.says("rm --force --volumes loop-vs-pool-vertx", ""));

        engine.remove(List.of("loop-vs-pool-vertx", "loop-vs-pool-other"));
        engine.removeNetwork("loop-vs-pool");

        assertThat(docker.asked())
                .filteredOn(asked -> !asked.startsWith("image"))
                .containsExactly(
                        "container inspect loop-vs-pool-vertx",
                        "rm --force --volumes loop-vs-pool-vertx",
                        "container inspect loop-vs-pool-other",
                        "network inspect loop-vs-pool");
    }
}
