package loopvspool.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlGroupTest {
    @TempDir
    private Path root;

    private void file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Of the group, and of those above it. */
    private List<Double> throttled() {
        return ControlGroup.of(root, 7).orElseThrow().folders().stream()
                .map(ControlGroup::throttledSeconds)
                .toList();
    }

    @Test
    void shouldReadVersion2() throws IOException {
        file("proc/7/cgroup", "0::/a/b\n");
        file("sys/fs/cgroup/a/b/cpu.stat", "usage_usec 9\nnr_throttled 3\nthrottled_usec 1500000\n");

        assertThat(throttled()).containsExactly(1.5);
    }

    @Test
    void shouldReadVersion1WhereBothAreMounted() throws IOException {
        file("proc/7/cgroup", "2:cpu,cpuacct:/a\n1:memory:/b\n0::/\n");
        file("sys/fs/cgroup/cpu,cpuacct/a/cpu.stat", "nr_periods 1\nnr_throttled 1\nthrottled_time 250000000\n");

        assertThat(throttled()).containsExactly(0.25);
    }

    @Test
    void shouldTellTheGroupAboveApartThatHasTheQuota() throws IOException {
        file("proc/7/cgroup", "0::/pod/one\n");
        file("sys/fs/cgroup/pod/one/cpu.stat", "throttled_usec 0\n");
        file("sys/fs/cgroup/pod/cpu.stat", "throttled_usec 2000000\n");

        assertThat(throttled()).containsExactly(0.0, 2.0);
    }

    @Test
    void shouldTakeTheTopmostForTheGroupOfAContainerThatSeesItsOwnOnly() throws IOException {
        file("proc/7/cgroup", "0::/../../docker/abc\n");
        file("sys/fs/cgroup/cpu.stat", "throttled_usec 10\n");

        assertThat(ControlGroup.of(root, 7)).isEmpty();

        file("proc/7/cgroup", "0::/docker/abc\n");
        assertThat(throttled()).containsExactly(0.00001);
    }

    private Optional<CpuQuota> quota() {
        return ControlGroup.of(root, 7).orElseThrow().quota();
    }

    @Test
    void shouldReadAFractionalQuotaOfVersion1() throws IOException {
        file("proc/7/cgroup", "1:cpu:/a\n0::/\n");
        file("sys/fs/cgroup/cpu/a/cpu.stat", "throttled_time 0\n");
        file("sys/fs/cgroup/cpu/a/cpu.cfs_quota_us", "150000\n");
        file("sys/fs/cgroup/cpu/a/cpu.cfs_period_us", "100000\n");

        assertThat(quota())
                .hasValue(new CpuQuota(
                        1.5, 0.1, root.resolve("sys/fs/cgroup/cpu/a").toString()));
    }

    @Test
    void shouldReadAFractionalQuotaOfVersion2() throws IOException {
        file("proc/7/cgroup", "0::/a\n");
        file("sys/fs/cgroup/a/cpu.stat", "throttled_usec 0\n");
        file("sys/fs/cgroup/a/cpu.max", "25000 50000\n");

        assertThat(quota())
                .hasValue(
                        new CpuQuota(0.5, 0.05, root.resolve("sys/fs/cgroup/a").toString()));
    }

    @ParameterizedTest
    @CsvSource({"150000 100000, 50000 100000, 0.5", "max 100000, 50000 100000, 0.5", "70000 100000, max 100000, 0.7"})
    void shouldTakeTheTightestOfTheGroupAndOfThoseAbove(String own, String above, double cpus) throws IOException {
        file("proc/7/cgroup", "0::/pod/one\n");
        file("sys/fs/cgroup/pod/one/cpu.stat", "");
        file("sys/fs/cgroup/pod/one/cpu.max", own);
        file("sys/fs/cgroup/pod/cpu.stat", "");
        file("sys/fs/cgroup/pod/cpu.max", above);

        assertThat(quota().orElseThrow().cpus()).isEqualTo(cpus);
    }

    @ParameterizedTest
    @ValueSource(strings = {"max 100000", "", "0 100000", "150000", "1.5 1"})
    void shouldFindNoQuotaWhereThereIsNone(String max) throws IOException {
        file("proc/7/cgroup", "0::/a\n");
        file("sys/fs/cgroup/a/cpu.stat", "");
        assertThat(quota()).as("no such file").isEmpty();
        file("sys/fs/cgroup/a/cpu.max", max);
        assertThat(quota()).isEmpty();
    }

    @Test
    void shouldFindNoQuotaOfVersion1ThatIsNotSet() throws IOException {
        file("proc/7/cgroup", "1:cpu:/\n");
        file("sys/fs/cgroup/cpu/cpu.stat", "");
        file("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n");
        file("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");

        assertThat(quota()).isEmpty();
    }

    @Test
    void shouldFindNoneWithoutControlGroups() throws IOException {
        assertThat(ControlGroup.of(root, 7)).as("no such process").isEmpty();
        file("proc/7/cgroup", "0::/a\n");
        assertThat(ControlGroup.of(root, 7)).as("nothing mounted").isEmpty();
    }
}
