package loopvspool.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import loopvspool.experiment.Experiments;
import loopvspool.limit.UserLimits;
import loopvspool.settings.LabSettings;
import loopvspool.sut.TargetCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command of the documentation is run by somebody, as its row in a table says: by `.ci/run` as it stands; by `.ci/commands`,
 * which takes it from that table and appends what makes it short; by a test. A new command needs a row, and a row a command.
 */
class DocumentedCommandsTest {
    private static final Path TABLE = Path.of("src/test/resources/loopvspool/docs/commands.tsv");
    private static final String CI = ".ci/run";
    private static final String SHORTENED = ".ci/commands";
    private static final String BY_HAND = "by hand";
    /** What docs/adding-a-target.md and docs/adding-a-question.md let their readers write. */
    private static final String OWN_TARGET = "javalin-3";

    private static final String OWN_QUESTION = "cpu-pair";

    /**
     * @param runner a test class, or one of the constants above
     * @param more what is appended to make it short; why it is left to hands; else nothing
     */
    private record Row(String command, String runner, String more) {
        static Row of(String line) {
            String[] columns = line.split("\t", -1);
            assertThat(columns).as(line).hasSize(3);
            return new Row(columns[0], columns[1], columns[2]);
        }
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Row::of)
                .toList();
    }

    private static Stream<DocumentedCommand> commands() {
        return MarkdownPage.all().stream().flatMap(DocumentedCommand::of).distinct();
    }

    private static Stream<DocumentedCommand> runs() {
        return commands().filter(DocumentedCommand::isRun);
    }

    @Test
    void shouldSayWhoRunsEachCommand() throws IOException {
        assertThat(rows().stream().map(Row::command))
                .containsExactlyInAnyOrderElementsOf(
                        commands().map(DocumentedCommand::text).toList());
    }

    @Test
    void shouldNameRunnersThatAreThere() throws IOException {
        Set<String> tests = tests();
        String script = Files.readString(Path.of(CI)).replace(" -B", "").replaceAll("\\\\?\\s+", " ");

        assertThat(rows()).allSatisfy(row -> {
            switch (row.runner()) {
                case BY_HAND ->
                    assertThat(row.more())
                            .as("why nobody runs %s", row.command())
                            .isNotBlank();
                case CI -> assertThat(script).contains(row.command());
                case SHORTENED -> assertThat(script).contains(SHORTENED);
                default -> assertThat(tests).as("who runs %s", row.command()).contains(row.runner());
            }
        });
    }

    /** The classes of tests of the laboratory and of the servers. */
    private static Set<String> tests() throws IOException {
        List<Path> modules;
        try (Stream<Path> servers = Files.list(Path.of("targets"))) {
            modules = Stream.concat(Stream.of(Path.of("")), servers)
                    .map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList();
        }
        Set<String> tests = new HashSet<>();
        for (Path sources : modules) {
            try (Stream<Path> files = Files.walk(sources)) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.matches(".*(Test|IT)\\.java"))
                        .forEach(name -> tests.add(name.replace(".java", "")));
            }
        }
        return tests;
    }

    @ParameterizedTest
    @MethodSource("runs")
    void shouldGiveSettingsThatTheLabTakes(DocumentedCommand run) {
        TargetCatalogue catalogue = TargetCatalogue.load();
        Map<String, String> settings = new HashMap<>(run.settings());
        // Of a machine of its reader's.
        settings.computeIfPresent("lab.java", (key, home) -> System.getProperty("java.home"));

        List<String> targets = with(OWN_TARGET, catalogue.names());
        List<String> questions = with(OWN_QUESTION, Experiments.names());

        assertThatCode(() -> UserLimits.parse(LabSettings.of(settings, targets, catalogue.namesByDefault(), questions)
                        .limits()))
                .doesNotThrowAnyException();
    }

    private static List<String> with(String own, List<String> names) {
        return Stream.concat(names.stream(), Stream.of(own)).toList();
    }
}
