package loopvspool.sut;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import loopvspool.machine.CpuQuota;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetQuotaTest {
    @TempDir
    private Path root;

    private static final Map<Endpoint, EndpointSpec> ENDPOINTS = Map.of(Endpoint.SYNC_CPUBOUND, Specs.waiting("1"));
    private static final TargetSpec SPEC = Specs.of("server", "any", "module", "Main", List.of(), ENDPOINTS);

    private static FakeTarget target(ObjectNode details) {
        return new FakeTarget(
                SPEC, URI.create("http://127.0.0.1:1"), new TargetIdentity(7, 2, OptionalInt.empty(), details));
    }

    private static ObjectNode telling(double cpuQuota) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        details.putObject("limits").put("cpuQuota", cpuQuota);
        return details;
    }

    private void file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @ParameterizedTest
    @CsvSource({"1.5, 2, 1.5", "0.5, 1, 0.5", "2, 2, 2", "8, 2, 2"})
    void shouldGiveNoMoreThanTheCores(double quota, int cores, double cpus) {
        assertThat(new TargetQuota("server", new CpuQuota(quota, 0.1, "/lab"), cores).cpus())
                .isEqualTo(cpus);
    }

    @Test
    void shouldFindTheQuotaByVersionOneOfLinuxsInterface() throws IOException {
        file("proc/7/cgroup", "3:cpu,cpuacct:/lab\n");
        file("sys/fs/cgroup/cpu,cpuacct/lab/cpu.stat", "");
        file("sys/fs/cgroup/cpu,cpuacct/lab/cpu.cfs_quota_us", "50000\n");
        file("sys/fs/cgroup/cpu,cpuacct/lab/cpu.cfs_period_us", "100000\n");

        assertThat(TargetQuota.of(root, target(telling(9))).orElseThrow().cpus())
                .isEqualTo(0.5);
    }

    @Test
    void shouldFindTheQuotaOfATargetsProcess() throws IOException {
        file("proc/7/cgroup", "0::/docker/one\n");
        file("sys/fs/cgroup/docker/one/cpu.stat", "");
        file("sys/fs/cgroup/docker/one/cpu.max", "150000 100000\n");

        TargetQuota found = TargetQuota.of(root, target(telling(9))).orElseThrow();

        assertThat(found.target()).isEqualTo("server");
        assertThat(found.cores()).isEqualTo(2);
        assertThat(found.quota().cpus()).isEqualTo(1.5);
        assertThat(found.quota().group()).endsWith("/docker/one");
    }

    @Test
    void shouldBelieveATargetThatTellsOfAQuotaWhichIsNotToBeSeenFromHere() {
        TargetQuota told = TargetQuota.of(root, target(telling(1.5))).orElseThrow();

        assertThat(told.quota()).isEqualTo(new CpuQuota(1.5, null, null));
    }

    @Test
    void shouldFindNoneWhereNobodyTellsOfOne() {
        assertThat(TargetQuota.of(root, target(telling(-1)))).isEmpty();
        assertThat(TargetQuota.of(root, target(JsonNodeFactory.instance.objectNode())))
                .isEmpty();
    }
}
