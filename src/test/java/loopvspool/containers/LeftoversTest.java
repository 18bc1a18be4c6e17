package loopvspool.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import loopvspool.sut.LaunchError;
import loopvspool.sut.docker.FakeDocker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    private static final String INSPECT = "container inspect loop-vs-pool-vertx";
    private static final String REMOVE = "rm --force --volumes loop-vs-pool-vertx";
    private static final String NETWORK = "network inspect loop-vs-pool";

    @TempDir
    private Path folder;

    private FakeDocker docker;

    @BeforeEach
    void make() {
        docker = new FakeDocker(folder);
    }

    private static String run(long pid, long start) {
        return new RunLabel(pid, start, RunLabel.ofThisJvm().host()).text();
    }

    private static String startedBy(String run) {
        return FakeDocker.recorded().replace("\"Labels\": {", "\"Labels\": {\"loopvspool.run\": \"" + run + "\",");
    }

    private void remove(String cases) throws InterruptedException {
        new Leftovers(docker.engine(cases), false).remove(List.of("vertx", "downstream"));
    }

    @Test
    void shouldDoNothingIfThereIsNothing() throws Exception {
        remove("");

        assertThat(docker.asked()).noneMatch(asked -> asked.contains("rm"));
    }

    @Test
    void shouldRemoveWhatAMavenHasLeftThatHasEnded() throws Exception {
        remove(docker.says(INSPECT, startedBy(run(4_194_304, 17)))
                + docker.says(REMOVE, "")
                + docker.says(NETWORK, "[{\"Containers\": {}}]")
                + docker.says("network rm loop-vs-pool", ""));

        assertThat(docker.asked()).contains(REMOVE, "network rm loop-vs-pool");
    }

    @Test
    void shouldTakeAProcessOfTheSameNumberForAnother() throws Exception {
        long pid = ProcessHandle.current().parent().orElseThrow().pid();

        remove(docker.says(INSPECT, startedBy(run(pid, 17))) + docker.says(REMOVE, ""));

        assertThat(docker.asked()).contains(REMOVE);
    }

    @Test
    void shouldLeaveTheContainersOfARunThatGoesOnAlone() throws Exception {
        ProcessHandle other = ProcessHandle.current().parent().orElseThrow();
        String run = run(other.pid(), other.info().startInstant().orElseThrow().toEpochMilli() + 1_500);

        assertThatExceptionOfType(LaunchError.class)
                .isThrownBy(() -> remove(docker.says(INSPECT, startedBy(run)) + docker.says(REMOVE, "")))
                .withMessageContaining("belongs to a run that is going on: Maven, process " + other.pid());
        assertThat(docker.asked()).doesNotContain(REMOVE);
    }

    @Test
    void shouldLeaveTheContainersOfAnotherMachineAlone() throws Exception {
        String run = new RunLabel(1, 17, "elsewhere").text();

        assertThatExceptionOfType(LaunchError.class)
                .isThrownBy(() -> remove(docker.says(INSPECT, startedBy(run)) + docker.says(REMOVE, "")))
                .withMessageContaining("belongs to a run of another machine, elsewhere");
        assertThat(docker.asked()).doesNotContain(REMOVE);
    }

    @Test
    void shouldReplaceContainersThatAreKeptByOthersThatWillBe() throws Exception {
        String kept =
                startedBy(run(4_194_304, 17)).replace("\"Labels\": {", "\"Labels\": {\"loopvspool.keep\": \"true\",");
        String cases = docker.says(INSPECT, kept) + docker.says(REMOVE, "");

        assertThatExceptionOfType(LaunchError.class)
                .isThrownBy(() -> remove(cases))
                .withMessageContaining("is kept for more runs (-Ddocker.keep)")
                .withMessageContaining("mvn -N -Pdocker docker:stop");
        assertThat(docker.asked()).doesNotContain(REMOVE);
        new Leftovers(docker.engine(cases), true).remove(List.of("vertx"));
        assertThat(docker.asked()).contains(REMOVE);
    }

    @Test
    void shouldLeaveTheContainersOfOthersAlone() throws Exception {
        assertThatExceptionOfType(LaunchError.class)
                .isThrownBy(() -> remove(docker.says(INSPECT, FakeDocker.recorded()) + docker.says(REMOVE, "")))
                .withMessageContaining("A container of the name loop-vs-pool-vertx is there already")
                .withMessageContaining("docker-compose -f docker/compose.yaml down")
                .withMessageContaining("docker rm --force loop-vs-pool-vertx");
        assertThat(docker.asked()).doesNotContain(REMOVE);
    }

    @Test
    void shouldLeaveTheNetworkToStrangers() throws Exception {
        assertThatExceptionOfType(LaunchError.class)
                .isThrownBy(
                        () -> remove(
                                docker.says(INSPECT, startedBy(run(4_194_304, 17)))
                                        + docker.says(
                                                NETWORK,
                                                "[{\"Containers\": {\"1\": {\"Name\": \"loop-vs-pool-vertx\"}, \"2\": {\"Name\": \"blog\"}}}]")))
                .withMessageContaining("in use by containers that are not of this project: blog");
        assertThat(docker.asked()).doesNotContain(REMOVE);
    }
}
