package loopvspool.sut.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import loopvspool.sut.Container;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerRecordTest {
    private static final Container VERTX = new Container(
            "loop-vs-pool-vertx", "image", "sha256:1", List.of(), null, 1L << 29, "1000:1000", true, "none");

    @TempDir
    private Path folder;

    @AfterEach
    void forget() {
        System.clearProperty(ContainerRecord.PROPERTY);
    }

    @Test
    void shouldTellALabThatSeesNoEngineOfTheContainers() throws Exception {
        Path file = folder.resolve("containers.json");
        ContainerRecord.write(file, List.of(VERTX));
        System.setProperty(ContainerRecord.PROPERTY, file.toString());

        assertThat(Whereabouts.byName("vertx", 8080).container()).contains(VERTX);
        assertThat(Whereabouts.byName("javalin-1x", 8080).container()).isEmpty();
    }

    @Test
    void shouldDoWithoutAFile() {
        assertThat(ContainerRecord.of("loop-vs-pool-vertx")).isEmpty();
        System.setProperty(ContainerRecord.PROPERTY, folder.resolve("none.json").toString());
        assertThat(ContainerRecord.of("loop-vs-pool-vertx")).isEmpty();
    }
}
