package loopvspool.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import loopvspool.machine.CpuQuota;
import loopvspool.sut.Endpoint;
import loopvspool.sut.EndpointSpec;
import loopvspool.sut.FakeTarget;
import loopvspool.sut.Specs;
import loopvspool.sut.TargetIdentity;
import loopvspool.sut.TargetSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetQuotaTest {
    @TempDir
    private Path root;

    private static final Map<Endpoint, EndpointSpec> ENDPOINTS = new EnumMap<>(Map.of(
            Endpoint.SYNC_CPUBOUND, Specs.waiting("1"),
            Endpoint.ASYNC_CPUBOUND, Specs.waiting("cores"),
            Endpoint.ORDERED_CPUBOUND, Specs.waiting("2 * cores"),
            Endpoint.BADASYNC_CPUBOUND, Specs.waiting("unbounded"),
            Endpoint.ASYNC_IOBOUND, Specs.waiting("unbounded")));
    private static final TargetSpec SPEC = Specs.of("server", "any", "module", "Main", List.of(), ENDPOINTS);

    private static Map<String, Double> slowdown(double cpus, int cores) {
        return TargetQuota.of(SPEC, cores, new CpuQuota(cpus, 0.1, "/lab")).slowdown();
    }

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

    @Test
    void shouldSlowDownWhatKeepsMoreCoresBusyThanTheQuotaGives() {
        assertThat(slowdown(1.5, 2))
                .as("not the loop, which needs one, and nothing that waits")
                .containsOnly(
                        entry("async-cpubound", 2 / 1.5),
                        entry("ordered-cpubound", 2 / 1.5),
                        entry("badasync-cpubound", 2 / 1.5));
    }

    @Test
    void shouldSlowDownTheLoopWhereTheQuotaGivesLessThanACore() {
        assertThat(slowdown(0.5, 1))
                .hasSize(4)
                .containsEntry("sync-cpubound", 2.0)
                .containsEntry("async-cpubound", 2.0);
    }

    @Test
    void shouldSlowDownNothingWhereTheQuotaGivesWholeCores() {
        assertThat(slowdown(2, 2)).isEmpty();
        assertThat(slowdown(8, 2)).isEmpty();
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
