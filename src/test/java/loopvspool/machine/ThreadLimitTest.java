package loopvspool.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadLimitTest {
    private static final String NO_LIMIT_OF_USER =
            "Max processes             unlimited            unlimited            processes\n";

    @TempDir
    private Path root;

    private void file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void process(String name, int user, int threads, String capabilities) throws IOException {
        file(
                "proc/" + name + "/status",
                "Name:\tjava\nUid:\t%d\t0\t0\t0\nThreads:\t%d\nCapEff:\t%s\n".formatted(user, threads, capabilities));
    }

    private List<ThreadLimit> limits() {
        return ThreadLimit.of(root);
    }

    @Test
    void shouldReadTheGroupOfVersion2AndThoseAboveIt() throws IOException {
        file("proc/self/cgroup", "0::/user.slice/session\n");
        file("sys/fs/cgroup/user.slice/session/pids.max", "max\n");
        file("sys/fs/cgroup/user.slice/session/pids.current", "20\n");
        file("sys/fs/cgroup/user.slice/pids.max", "100\n");
        file("sys/fs/cgroup/user.slice/pids.current", "30\n");

        assertThat(limits())
                .extracting(ThreadLimit::name, ThreadLimit::allowed, ThreadLimit::used)
                .containsExactly(tuple("/sys/fs/cgroup/user.slice/pids.max", 100L, 30L));
    }

    @Test
    void shouldReadTheGroupOfVersion1WhereBothAreMounted() throws IOException {
        file("proc/self/cgroup", "9:cpu,cpuacct:/a\n8:pids:/a\n0::/b\n");
        file("sys/fs/cgroup/pids/a/pids.max", "60\n");
        file("sys/fs/cgroup/pids/a/pids.current", "12\n");

        assertThat(limits())
                .extracting(ThreadLimit::name, ThreadLimit::allowed, ThreadLimit::used)
                .containsExactly(tuple("/sys/fs/cgroup/pids/a/pids.max", 60L, 12L));
    }

    @Test
    void shouldTakeTheTopmostForTheGroupOfAContainerThatSeesItsOwnOnly() throws IOException {
        file("proc/self/cgroup", "0::/docker/abc\n");
        file("sys/fs/cgroup/pids.max", "60\n");
        file("sys/fs/cgroup/pids.current", "12\n");

        assertThat(limits()).extracting(ThreadLimit::name).containsExactly("/sys/fs/cgroup/pids.max");
    }

    @Test
    void shouldCountTheThreadsOfTheUserByTheUsersLimit() throws IOException {
        file("proc/self/limits", "Max processes             64                   128                  processes\n");
        process("self", 1000, 9, "0000000000000000");
        process("7", 1000, 9, "0000000000000000");
        process("8", 1000, 3, "0000000000000000");
        process("9", 1001, 50, "0000000000000000");

        assertThat(limits())
                .extracting(ThreadLimit::name, ThreadLimit::allowed, ThreadLimit::used)
                .containsExactly(tuple("ulimit -u", 64L, 12L));
        assertThat(ThreadLimit.ofThisProcess(root)).isEqualTo(9);
    }

    @Test
    void shouldKnowForWhomTheUsersLimitDoesNotHold() throws IOException {
        file("proc/self/limits", "Max processes             64                   128                  processes\n");
        process("self", 0, 9, "0000000000000000");
        assertThat(limits()).as("root").isEmpty();

        process("self", 1000, 9, "0000000001000000");
        assertThat(limits()).as("CAP_SYS_RESOURCE").isEmpty();

        process("self", 1000, 9, "0000000000000000");
        file("proc/self/limits", NO_LIMIT_OF_USER);
        assertThat(limits()).as("unlimited").isEmpty();
    }

    @Test
    void shouldFindNoneWhereTheSystemDoesNotTell() {
        assertThat(limits()).isEmpty();
        assertThat(ThreadLimit.ofThisProcess(root)).isZero();
    }
}
