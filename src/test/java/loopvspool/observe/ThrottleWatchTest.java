package loopvspool.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
    void shouldKeepTheSumOfAContainerThatIsStartedAnew() throws IOException {
        group("box", 5_000_000);
        process(3, "box");
        ThrottleWatch watch = new ThrottleWatch(root);
        watch.started("vertx", 3);
        group("box", 5_250_000);
        watch.look();

        group("box", 10_000);
        process(4, "box");
        watch.started("vertx, fork 2", 4);
        group("box", 510_000);
        watch.look();

        assertThat(watch.seconds().get("vertx"))
                .as("0.25 s in the first fork, 0.51 s in the second")
                .isEqualTo(0.76, within(1e-9));
        assertThat(watch.seconds()).as("one container").hasSize(1);
    }

    @Test
    void shouldBeginAtTheNewBaseAlsoWhenTheNextProcessIsThrottledMoreThanTheOneBeforeWas() throws IOException {
        group("box", 100_000);
        process(3, "box");
        ThrottleWatch watch = new ThrottleWatch(root);
        watch.started("vertx", 3);
        group("box", 30_000);
        process(4, "box");
        watch.started("vertx, fork 2", 4);

        group("box", 400_000);
        watch.look();

        assertThat(watch.seconds().get("vertx"))
                .as("above what the first process showed, and all of it new")
                .isEqualTo(0.4, within(1e-9));
    }

    @Test
    void shouldSeeTheGroupGrowBelowOneWithALongHistory() throws IOException {
        group("pod", 60_000_000);
        group("pod/box", 1_000_000);
        process(3, "pod/box");
        ThrottleWatch watch = new ThrottleWatch(root);
        watch.started("javalin-1x", 3);

        group("pod/box", 1_500_000);
        watch.look();
        assertThat(watch.seconds()).as("its own quota").isEqualTo(Map.of("javalin-1x", 0.5));

        group("pod", 62_000_000);
        watch.look();
        assertThat(watch.seconds()).as("that of the one above, which grew more").isEqualTo(Map.of("javalin-1x", 2.0));
    }

    @Test
    void shouldTellNothingWithoutControlGroups() {
        ThrottleWatch watch = new ThrottleWatch(root);
        watch.started("Gatling", 1);
        watch.look();

        assertThat(watch.seconds()).isEmpty();
    }
}
