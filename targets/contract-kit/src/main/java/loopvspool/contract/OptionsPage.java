package loopvspool.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Whether docs/target-contract.md says of a program's options what its {@code --help} says: each of them, and no other. */
public final class OptionsPage {

    private static final Path PAGE = Path.of("..", "..", "docs", "target-contract.md");
    private static final Pattern OPTION = Pattern.compile("(?m)^  (--\\S+) \\(default (.*?)\\): (.*)\\n      (.*)$");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private OptionsPage() {}

    /**
     * Asks a program, and compares.
     *
     * @param program its name on the page
     */
    public static void assertAgrees(String mainClass, String program) throws IOException {
        List<String> page = Files.readAllLines(PAGE);
        try (ChildJvm child = ChildJvm.start(mainClass, List.of("--help"))) {
            assertThat(child.awaitExit(LIMIT)).isZero();
            List<String> rows = OPTION.matcher(String.join("\n", child.out()))
                    .results()
                    .map(option -> "| `%s` | %s | %s | %s |"
                            .formatted(option.group(1), option.group(2), option.group(3), option.group(4)))
                    .toList();
            assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(page).contains(row));
            assertThat(rowsBelow(page, "Every program of this project takes:")).isSubsetOf(rows);
            assertThat(rowsBelow(page, "The program `" + program + "` also takes"))
                    .isSubsetOf(rows);
        }
    }

    // The options in the table that follows this beginning of a sentence; none where the page has no such sentence.
    private static List<String> rowsBelow(List<String> page, String sentence) {
        return page.stream()
                .dropWhile(line -> !line.contains(sentence))
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .filter(line -> line.startsWith("| `--"))
                .toList();
    }
}
