package loopvspool.sut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The entry that docs/adding-a-target.md shows, as printed, in the lab's own catalogue. */
class VariantByCatalogueIT {
    private static final Pattern ENTRY = Pattern.compile("(?s)```hocon\\n(.*?)```");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path logs;

    private String entry;

    @BeforeEach
    void readThePage() throws Exception {
        Matcher page = ENTRY.matcher(Files.readString(Path.of("docs", "adding-a-target.md")));
        assertThat(page.find()).as("an entry of the catalogue on the page").isTrue();
        entry = page.group(1);
    }

    private static TargetSpec javalin3(String entry) {
        Config shipped = ConfigFactory.parseResources(TargetCatalogue.class.getClassLoader(), "targets.conf");
        Config catalogue = ConfigFactory.parseString("targets {" + entry + "}").withFallback(shipped);
        return TargetCatalogue.of(catalogue).select(List.of("javalin-3")).get(0);
    }

    private Launcher.Starting start(TargetSpec spec) {
        Path javaHome = Path.of(System.getProperty("java.home"));
        TargetJvm jvm = new TargetJvm(javaHome, List.of("-Xmx128m"), "chain", Optional.empty());
        return new ChildJvmLauncher(Path.of("").toAbsolutePath(), jvm, PATIENCE, logs).start(spec);
    }

    @Test
    void shouldBeATargetWithAsManyWorkersAsItSays() throws Exception {
        TargetSpec spec = javalin3(entry);

        try (RunningTarget target = start(spec).awaitReady()) {
            assertThat(target.identity().details().get("workers").asInt()).isEqualTo(3);
            assertThat(spec.endpoints().keySet()).isNotEmpty().allSatisfy(endpoint -> assertThat(
                            spec.workers(endpoint, 8))
                    .as(endpoint.label())
                    .isEqualTo(3));
        }
    }

    @Test
    void shouldSayFirstWhichOfItsOptionsIsWrongAndLastByWhichCommandItWasStarted() throws Exception {
        try (Launcher.Starting starting = start(javalin3(entry.replace("--workers=3", "--worker=3")))) {
            List<String> lines = catchThrowableOfType(LaunchError.class, starting::awaitReady)
                    .getMessage()
                    .lines()
                    .toList();

            assertThat(lines.get(0))
                    .startsWith("Target javalin-3 ended with exit code 2")
                    .contains("unknown option --worker", "--workers")
                    .doesNotContain(".jar");
            assertThat(lines.get(1)).contains("What to do: mend the arguments of javalin-3 in targets.conf");
            assertThat(lines.get(lines.size() - 1)).contains("command: ", ".jar", "--worker=3");
        }
    }
}
