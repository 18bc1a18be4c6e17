package loopvspool.sut.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import loopvspool.sut.Container;
import org.junit.jupiter.api.Test;

class ContainerInspectionTest {
    private static final String DIGEST = "sha256:c6e5a427dddec16c903af44239d1799881098c62370f47e21f2a66c0c3f5674e";

    private final ObjectNode node = recorded();
    private final ContainerInspection container = new ContainerInspection(
            node,
            new ObjectMapper()
                    .createObjectNode()
                    .set("RepoDigests", new ObjectMapper().createArrayNode().add("vertx@sha256:1")));

    private static ObjectNode recorded() {
        try {
            return (ObjectNode)
                    new ObjectMapper().readTree(FakeDocker.recorded()).get(0);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private ObjectNode part(String name) {
        return (ObjectNode) node.get(name);
    }

    @Test
    void shouldTellWhatTheRecordNeeds() {
        assertThat(container.facts())
                .isEqualTo(new Container(
                        "loop-vs-pool-vertx",
                        "loop-vs-pool/vertx",
                        DIGEST,
                        List.of("vertx@sha256:1"),
                        "0-1",
                        536_870_912L,
                        "10001:10001",
                        true,
                        "none, none new"));
        assertThat(container.command()).startsWith("java -cp /app/app/*:/app/lib/* loopvspool.vertx.VertxTarget");
    }

    @Test
    void shouldTellWhereItIs() {
        assertThat(container.address("loop-vs-pool")).contains("172.18.0.5");
        assertThat(container.address("another")).isEmpty();
        assertThat(container.published(8080)).hasValue(32_773);
        assertThat(container.published(5432)).isEmpty();
        assertThat(container.pid()).hasValue(30_728);
        assertThat(container.label("org.opencontainers.image.title")).contains("loop-vs-pool/vertx");
        assertThat(container.label("loopvspool.run")).isEmpty();
    }

    @Test
    void shouldTellOfOneWithoutLimits() {
        part("HostConfig").put("CpusetCpus", "").put("Memory", 0).put("ReadonlyRootfs", false);
        part("HostConfig")
                .putNull("CapDrop")
                .putNull("SecurityOpt")
                .putArray("CapAdd")
                .add("NET_ADMIN");
        part("Config").put("User", "");

        assertThat(container.facts())
                .isEqualTo(new Container(
                        "loop-vs-pool-vertx",
                        "loop-vs-pool/vertx",
                        DIGEST,
                        List.of("vertx@sha256:1"),
                        null,
                        null,
                        "",
                        false,
                        "Docker's and NET_ADMIN"));
        part("HostConfig").put("Privileged", true);
        assertThat(container.facts().privileges()).isEqualTo("all");
    }

    @Test
    void shouldTellWhatBecameOfOneThatHasEnded() {
        assertThat(container.isRunning()).isTrue();
        assertThat(container.state()).isEqualTo("running");

        part("State")
                .put("Running", false)
                .put("Status", "exited")
                .put("ExitCode", 137)
                .put("Pid", 0);
        part("State").put("OOMKilled", true);

        assertThat(container.isRunning()).isFalse();
        assertThat(container.pid()).isEmpty();
        assertThat(container.state()).isEqualTo("exited, exit code 137, out of memory");
    }
}
