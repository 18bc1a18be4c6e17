package loopvspool.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import loopvspool.sut.Container;
import org.junit.jupiter.api.Test;

class ContainerTableTest {
    @Test
    void shouldShowWhatContainersAreMadeOfAndWhatTheyMayUse() {
        assertThat(ContainerTable.of(List.of(
                        new Container(
                                "loop-vs-pool-vertx",
                                "loop-vs-pool/vertx",
                                "sha256:c6e5a427dddec16c903af44239d1799881098c62370f47e21f2a66c0c3f5674e",
                                List.of(),
                                "0-1",
                                536_870_912L,
                                "10001:10001",
                                true,
                                "none, none new"),
                        new Container("other", "blog", "sha256:1", List.of(), null, null, "", false, "Docker's"))))
                .contains("loop-vs-pool-vertx", "sha256:c6e5a427dddec16c903a".substring(0, 19), "512 MiB")
                .containsPattern("0-1 +512 MiB 10001:10001 +read-only none, none new")
                .containsPattern("other +blog +sha256:1 +all +unlimited root +writable +Docker's");
    }

    @Test
    void shouldBeEmptyWithoutContainers() {
        assertThat(ContainerTable.of(List.of())).isEmpty();
    }
}
