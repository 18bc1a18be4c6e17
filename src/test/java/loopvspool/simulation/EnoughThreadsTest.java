package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loopvspool.experiment.Experiments;
import loopvspool.experiment.Plan;
import loopvspool.experiment.Subject;
import loopvspool.settings.LabSettings;
import loopvspool.settings.SettingError;
import loopvspool.sut.TargetCatalogue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnoughThreadsTest {
    private static final Pattern NEEDED = Pattern.compile("about ([0-9]+) are needed");
    private static final int OWN = 12;
    private static final int OTHERS = 5;

    @TempDir
    private Path root;

    @BeforeEach
    void forge() throws IOException {
        file("proc/self/cgroup", "0::/\n");
        file("proc/self/status", "Uid:\t0\t0\t0\t0\nThreads:\t" + OWN + "\n");
        file("sys/fs/cgroup/pids.current", OWN + OTHERS + "\n");
    }

    private void file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void require(int allowed, Map<String, String> values) throws IOException {
        file("sys/fs/cgroup/pids.max", allowed + "\n");
        Map<String, String> given = new HashMap<>(Map.of("lab.experiments", "cpu-burst", "lab.longestStep", "1h"));
        given.putAll(values);
        TargetCatalogue catalogue = TargetCatalogue.load();
        LabSettings settings =
                LabSettings.of(given, catalogue.names(), catalogue.namesByDefault(), Experiments.names());
        Plan plan = Plan.of(
                settings,
                catalogue.select(settings.targets()).stream()
                        .map(spec -> new Subject(spec, 2))
                        .toList());
        EnoughThreads.require(plan, settings, root);
    }

    private String refusal(Map<String, String> values) {
        SettingError refusal = catchThrowableOfType(SettingError.class, () -> require(OWN + OTHERS, values));
        assertThat(refusal.lines()).hasSize(1);
        return refusal.getMessage();
    }

    private int needed(Map<String, String> values) {
        Matcher needed = NEEDED.matcher(refusal(values));
        assertThat(needed.find()).isTrue();
        return Integer.parseInt(needed.group(1));
    }

    @Test
    void shouldNameTheLimitItsValueWhatIsNeededAndWhatToDo() {
        assertThat(refusal(Map.of("lab.targets", "vertx")))
                .startsWith("/sys/fs/cgroup/pids.max=17: ")
                .contains("(Gatling, vertx)", "others have 5", "--pids-limit", "lab.targets");
    }

    @Test
    void shouldCountWhatIsInUseNowButThisProcess() throws IOException {
        Map<String, String> one = Map.of("lab.targets", "vertx");
        int needed = needed(one);

        assertThatCode(() -> require(needed + OTHERS, one)).doesNotThrowAnyException();
        assertThatCode(() -> require(needed + OTHERS - 1, one)).isInstanceOf(SettingError.class);
    }

    @Test
    void shouldCountEachTargetWithItsPoolAndWhatItCalls() {
        int one = needed(Map.of("lab.targets", "vertx"));

        assertThat(needed(Map.of("lab.targets", "vertx,javalin-1x")))
                .as("a JVM more")
                .isGreaterThan(one + 20);
        assertThat(needed(Map.of("lab.targets", "vertx-20", "lab.users", "40")))
                .as("20 workers instead of 2")
                .isEqualTo(one + 18);
        assertThat(refusal(Map.of(
                        "lab.targets", "vertx",
                        "lab.experiments", "io-burst",
                        "lab.endpoints", "async-iobound,async-sql")))
                .contains("(Gatling, vertx, the downstream service, the database)");
    }

    @Test
    void shouldCountNoThreadForARequestThatNothingLimits() {
        Map<String, String> few = Map.of(
                "lab.targets", "vertx",
                "lab.experiments", "io-burst",
                "lab.endpoints", "async-iobound",
                "lab.users", "3");
        Map<String, String> many = new HashMap<>(few);
        many.put("lab.users", "2000");

        assertThat(needed(many)).isEqualTo(needed(few));
    }

    @Test
    void shouldCountNothingThatOthersStart() {
        assertThat(refusal(Map.of("lab.targets", "vertx", "lab.launcher", "docker")))
                .contains("(Gatling)");
        assertThat(refusal(Map.of("lab.targets", "vertx", "lab.target.vertx.url", "http://127.0.0.1:9")))
                .contains("(Gatling)");
    }

    @Test
    void shouldSayWhatGatlingAloneNeedsBeforeThereIsAPlan() throws IOException {
        file("sys/fs/cgroup/pids.max", "20\n");

        SettingError refusal = catchThrowableOfType(SettingError.class, () -> EnoughThreads.requireForGatling(root));

        assertThat(refusal.lines())
                .singleElement()
                .asString()
                .contains("(Gatling)")
                .doesNotContain("lab.targets");
    }
}
