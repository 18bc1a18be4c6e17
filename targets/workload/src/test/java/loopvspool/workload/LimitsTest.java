package loopvspool.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forged files are those of real machines, as far as they matter. */
class LimitsTest {

    private static final Limits NONE = new Limits(null, null, null, null);
    private static final String UNLIMITED = "9223372036854771712";

    @TempDir
    private Path root;

    private void write(String file, String content) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private Limits limits() {
        return Limits.under(root);
    }

    @Nested
    class Version2 {

        private static final String MOUNT = """
                22 28 0:21 / /proc rw,nosuid,nodev,noexec,relatime shared:12 - proc proc rw
                30 23 0:26 / /sys/fs/cgroup rw,nosuid shared:4 master:2 - cgroup2 cgroup2 rw,nsdelegate
                """;

        @BeforeEach
        void mount() throws IOException {
            write("proc/self/mountinfo", MOUNT);
        }

        @Test
        void inAContainerTheGroupIsTheRootOfItsNamespace() throws IOException {
            write("proc/self/cgroup", "0::/\n");
            write("sys/fs/cgroup/cpuset.cpus.effective", "0-1,3\n");
            write("sys/fs/cgroup/cpu.max", "150000 100000\n");
            write("sys/fs/cgroup/memory.max", "536870912\n");
            assertThat(limits()).isEqualTo(new Limits(2, "0-1,3", 1.5, 536_870_912L));
        }

        @Test
        void maxIsNoLimit() throws IOException {
            write("proc/self/cgroup", "0::/\n");
            write("sys/fs/cgroup/cpuset.cpus.effective", "0\n");
            write("sys/fs/cgroup/cpu.max", "max 100000\n");
            write("sys/fs/cgroup/memory.max", "max\n");
            assertThat(limits()).isEqualTo(new Limits(2, "0", null, null));
        }

        @Test
        void outsideTheGroupsAboveLimitItToo() throws IOException {
            write("proc/self/cgroup", "0::/user.slice/session.scope\n");
            write("sys/fs/cgroup/cpuset.cpus.effective", "0-7\n");
            write("sys/fs/cgroup/user.slice/cpuset.cpus.effective", "0-3\n");
            write("sys/fs/cgroup/user.slice/cpu.max", "200000 100000\n");
            write("sys/fs/cgroup/user.slice/memory.max", "4000\n");
            write("sys/fs/cgroup/user.slice/session.scope/cpu.max", "max 100000\n");
            write("sys/fs/cgroup/user.slice/session.scope/memory.max", "5000\n");
            write("sys/fs/cgroup/user.slice/other.scope/memory.max", "1\n");
            assertThat(limits()).isEqualTo(new Limits(2, "0-3", 2.0, 4_000L));
        }

        @ParameterizedTest
        @ValueSource(strings = {"0::/../../elsewhere\n", "0::/gone\n"})
        void aGroupThatIsNotMountedIsTheOneThatIs(String group) throws IOException {
            write("proc/self/cgroup", group);
            write("sys/fs/cgroup/memory.max", "4000\n");
            write("sys/elsewhere/memory.max", "1\n");
            assertThat(limits()).isEqualTo(new Limits(2, null, null, 4_000L));
        }
    }

    @Nested
    class Version1 {

        private static final String ID = "/docker/8f3b";
        private static final String GROUPS = """
                9:name=systemd:%1$s
                4:memory:%1$s
                3:cpuset:%1$s
                2:cpu,cpuacct:%1$s
                0::%1$s
                """;
        private static final String MOUNTS = """
                77 76 0:46 / /sys/fs/cgroup rw,nosuid - tmpfs tmpfs rw,mode=755
                78 77 0:29 %1$s /sys/fs/cgroup/cpu,cpuacct ro,nosuid master:10 - cgroup cgroup rw,cpu,cpuacct
                80 77 0:31 %1$s /sys/fs/cgroup/cpuset ro,nosuid master:12 - cgroup cgroup rw,cpuset
                81 77 0:32 %1$s /sys/fs/cgroup/memory ro,nosuid master:13 - cgroup cgroup rw,memory
                86 77 0:37 %1$s /sys/fs/cgroup/systemd ro,nosuid - cgroup cgroup rw,xattr,name=systemd
                87 77 0:38 %1$s /sys/fs/cgroup/unified ro,nosuid - cgroup2 cgroup2 rw
                """;

        private void container(String mountRoot, String group) throws IOException {
            write("proc/self/mountinfo", MOUNTS.formatted(mountRoot));
            write("proc/self/cgroup", GROUPS.formatted(group));
        }

        private void limit(String memory, String quota, String period) throws IOException {
            write("sys/fs/cgroup/cpuset/cpuset.cpus", "0-3\n");
            write("sys/fs/cgroup/cpuset/cpuset.effective_cpus", "1\n");
            write("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", quota + "\n");
            write("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us", period + "\n");
            write("sys/fs/cgroup/memory/memory.limit_in_bytes", memory + "\n");
        }

        @ParameterizedTest
        @CsvSource({ID + "," + ID, "/,/", "/.., /"})
        void inAContainerOnlyItsGroupIsMountedWhateverItIsCalled(String mountRoot, String group) throws IOException {
            container(mountRoot, group);
            limit("536870912", "50000", "100000");
            assertThat(limits()).isEqualTo(new Limits(1, "1", 0.5, 536_870_912L));
        }

        @Test
        void theLargestNumberIsNoLimit() throws IOException {
            container(ID, ID);
            limit(UNLIMITED, "-1", "100000");
            assertThat(limits()).isEqualTo(new Limits(1, "1", null, null));
        }

        @Test
        void anOldKernelDoesNotTellWhichProcessorsAreLeft() throws IOException {
            container(ID, ID);
            write("sys/fs/cgroup/cpuset/cpuset.cpus", "0-3\n");
            assertThat(limits()).isEqualTo(new Limits(1, "0-3", null, null));
        }

        @Test
        void outsideEachControllerHasAGroupOfItsOwn() throws IOException {
            write("proc/self/mountinfo", MOUNTS.formatted("/"));
            write("proc/self/cgroup", "4:memory:/batch/job\n3:cpuset:/\n2:cpu,cpuacct:/\n");
            limit(UNLIMITED, "-1", "100000");
            write("sys/fs/cgroup/memory/batch/memory.limit_in_bytes", "4000\n");
            write("sys/fs/cgroup/memory/batch/job/memory.limit_in_bytes", UNLIMITED + "\n");
            assertThat(limits()).isEqualTo(new Limits(1, "1", null, 4_000L));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "abc", "-5", "1e9", "99999999999999999999", "18446744073709551615", "\0\0"})
        void whatIsGarbledIsNotTold(String garbled) throws IOException {
            container(ID, ID);
            limit(garbled, garbled, "100000");
            write("sys/fs/cgroup/cpuset/cpuset.cpus", garbled);
            write("sys/fs/cgroup/cpuset/cpuset.effective_cpus", garbled);
            assertThat(limits()).isEqualTo(new Limits(1, null, null, null));
        }

        @Test
        void nothingIsNoLimit() throws IOException {
            container(ID, ID);
            limit("0", "0", "100000");
            assertThat(limits()).isEqualTo(new Limits(1, "1", null, null));
            limit(UNLIMITED, "50000", "0");
            assertThat(limits()).isEqualTo(new Limits(1, "1", null, null));
        }

        @Test
        void whatCannotBeReadIsNotTold() throws IOException {
            container(ID, ID);
            Files.createDirectories(root.resolve("sys/fs/cgroup/memory/memory.limit_in_bytes"));
            Path noText = Files.createDirectories(root.resolve("sys/fs/cgroup/cpuset"));
            Files.write(noText.resolve("cpuset.cpus"), new byte[] {(byte) 0xff, (byte) 0xfe});
            assertThat(limits()).isEqualTo(new Limits(1, null, null, null));
        }
    }

    @Nested
    class NoControlGroups {

        @Test
        void elsewhereThanOnLinux() {
            assertThat(limits()).isEqualTo(NONE);
        }

        @ParameterizedTest
        @CsvSource({
            "'', ''",
            "abc, abc",
            "'30 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n', ''",
            "'', '0::/\n'",
            "'30 23 0:26 /\0 /sys\0 rw - cgroup2 cgroup2 rw\n', '0::/\0\n'",
        })
        void whatIsMountedIsNotTold(String mounts, String groups) throws IOException {
            write("proc/self/mountinfo", mounts);
            write("proc/self/cgroup", groups);
            assertThat(limits()).isEqualTo(NONE);
        }
    }

    @Test
    void areInThePingWithAllTheirFields() {
        TargetOptions options = TargetOptions.from(CommandLine.of(), "unit");
        JsonNode limits =
                Json.tree(Identity.of(options, null, null, Map.of()).toJson()).path("limits");
        assertThat(limits.fieldNames()).toIterable().containsExactly("cgroup", "cpus", "cpuQuota", "memoryBytes");
    }
}
