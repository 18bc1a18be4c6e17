package loopvspool.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThrottleWatchTest {
    @TempDir
    private Path root;

    private void group(String name, long throttledMicros) throws IOException {
        Files.writeString(
                Files.createDirectories(root.resolve("sys/fs/cgroup/" + name)).resolve("cpu.stat"),
                "throttled_usec " + throttledMicros + "\n");
    }

    private void process(long pid, String group) throws IOException {
        Files.writeString(
                Files.createDirectories(root.resolve("proc/" + pid)).resolve("cgroup"), "0::/" + group + "\n");
    }

    @Test
    void shouldTellEachGroupOnceByWhoCameFirstAndWhatWasAddedSince() throws IOException {
        group("lab", 1_000_000);
        group("box", 0);
        process(1, "lab");
        process(2, "lab");
        process(3, "box");
        ThrottleWatch watch = new ThrottleWatch(root);
        watch.started("Gatling", 1);
        watch.started("vertx", 2);
        watch.started("javalin-1x", 3);
        group("lab", 1_500_000);
        group("box", 250_000);

        watch.look();

        assertThat(watch.seconds()).isEqualTo(Map.of("Gatling", 0.5, "javalin-1x", 0.25));
    }

    @Test
    void shouldKeepWhatItSawOfAGroupThatIsGone() throws IOException {
        group("box", 0);
        process(3, "box");
        ThrottleWatch watch = new ThrottleWatch(root);
        watch.started("javalin-1x", 3);
        group("box", 250_000);
        watch.look();
        Files.delete(root.resolve("sys/fs/cgroup/box/cpu.stat"));

        watch.look();

        assertThat(watch.seconds()).isEqualTo(Map.of("javalin-1x", 0.25));
    }

    @Test
    void shouldTellNothingWithoutControlGroups() {
        ThrottleWatch watch = new ThrottleWatch(root);
        watch.started("Gatling", 1);
        watch.look();

        assertThat(watch.seconds()).isEmpty();
    }
}
