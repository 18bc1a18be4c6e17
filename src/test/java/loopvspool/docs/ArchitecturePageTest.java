package loopvspool.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import loopvspool.Child;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/architecture.md shows how to extend the laboratory by diffs, and names classes. */
class ArchitecturePageTest {
    private static final Path PAGE = Path.of("docs/architecture.md");
    private static final Pattern DIFF = Pattern.compile("```diff\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("`([a-z]+)\\.([A-Z]\\w+)(?:\\.\\w+\\(\\))?`");

    @TempDir
    private Path folder;

    @Test
    void shouldShowDiffsThatFitTheCodeAsItIs() throws Exception {
        List<String> diffs = DIFF.matcher(Files.readString(PAGE))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(diffs).hasSize(4);
        Path all = Files.writeString(folder.resolve("all.diff"), String.join("", diffs));
        assumeTrue(Child.runs("git", "--version"), "there is no git, which takes the diffs");
        assertThat(Child.runs("git", "apply", "--check", all.toString())).isTrue();
    }

    @Test
    void shouldNameClassesThatAreThere() throws IOException {
        List<MatchResult> named =
                CLASS.matcher(Files.readString(PAGE)).results().toList();

        assertThat(named).hasSizeGreaterThan(15).allSatisfy(match -> assertThat(
                        Path.of("src/gatling/java/loopvspool", match.group(1), match.group(2) + ".java"))
                .exists());
    }
}
