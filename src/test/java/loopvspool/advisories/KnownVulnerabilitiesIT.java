package loopvspool.advisories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No library of the build's bills of materials has a vulnerability that a database, which is at hand as a copy, knows of. */
class KnownVulnerabilitiesIT {
    private static final String COPY = System.getProperty("loopvspool.advisories", "");
    /** A whole database has several thousand for Maven; a part of one would find nothing, and look well. */
    private static final int FEWEST_ADVISORIES = 2_000;
    /** Older than this, and the copy is named as old. */
    private static final Duration OLD = Duration.ofDays(30);

    @Test
    void shouldKnowOfNoVulnerabilityInALibraryThatRuns() throws IOException {
        if (COPY.isBlank()) {
            System.out.println(
                    "SKIPPED: known vulnerabilities: no database of advisories at hand. Give a copy of one as"
                            + " -Dloopvspool.advisories=PATH; docs/security.md says where to get it");
        }
        assumeThat(COPY).as("-Dloopvspool.advisories, a copy of a database").isNotBlank();
        AdvisoryDatabase database = AdvisoryDatabase.read(Path.of(COPY));
        Duration age = Duration.between(database.newest(), Instant.now());
        List<Component> components = components();

        System.out.printf(
                "%sknown vulnerabilities: %d libraries against %d advisories for Maven, the newest of %s, %d days ago%n",
                age.compareTo(OLD) > 0 ? "WARNING: an old copy: " : "",
                components.size(),
                database.files(),
                database.newest(),
                age.toDays());
        assertThat(database.files())
                .as("advisories for Maven in %s, which looks like a part of a database", COPY)
                .isGreaterThanOrEqualTo(FEWEST_ADVISORIES);
        assertThat(Finding.of(
                        components, database, AcceptedAdvisories.read(Path.of("build/accepted-advisories.properties"))))
                .as("known vulnerabilities: raise a version in build/pom.xml, or accept one,"
                        + " with its reason, in build/accepted-advisories.properties")
                .isEmpty();
    }

    /** Those of all modules, each version of each once. */
    private static List<Component> components() throws IOException {
        List<Path> modules = new ArrayList<>(List.of(Path.of("")));
        try (Stream<Path> folders = Files.list(Path.of("targets"))) {
            folders.filter(folder -> Files.exists(folder.resolve("pom.xml"))).forEach(modules::add);
        }
        List<Component> components = new ArrayList<>();
        for (Path module : modules) {
            components.addAll(Component.read(module.resolve("target/bom.json")));
        }
        return components.stream().distinct().toList();
    }
}
