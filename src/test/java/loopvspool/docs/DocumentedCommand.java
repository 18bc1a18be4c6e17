package loopvspool.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command that the documentation tells its readers to type.
 *
 * @param text on one line, without what a comment says, and without Maven's `-q`, which only silences it
 */
record DocumentedCommand(String text) {
    private static final Pattern QUIET = Pattern.compile("^mvn -q ");
    private static final Pattern COMMENT = Pattern.compile("(^|\\s+)#\\s.*");
    /** What makes code within a sentence a command: one of these, and something after it. */
    private static final Pattern IN_A_SENTENCE = Pattern.compile(
            "(mvn|java|docker|docker-compose|curl|jq|awk|cd|export|npm|chromium|shellcheck|osv-scanner|grype|trivy"
                    + "|(docker|docs)/\\S+\\.sh) .+");

    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");
    private static final Pattern PROPERTY = Pattern.compile("-D([^=]+)(?:=(.*))?");

    static Stream<DocumentedCommand> of(MarkdownPage page) {
        return Stream.concat(
                        page.fences().stream()
                                .filter(fence -> fence.language().equals("sh") && !isScript(fence))
                                .flatMap(fence -> joined(fence.lines()).stream()),
                        page.spans().stream()
                                .filter(span -> IN_A_SENTENCE.matcher(span).matches()))
                .map(text -> new DocumentedCommand(QUIET.matcher(text).replaceFirst("mvn ")));
    }

    /** A file to be saved, whose use is another command. */
    private static boolean isScript(MarkdownPage.Fence fence) {
        return !fence.lines().isEmpty() && fence.lines().get(0).startsWith("#!");
    }

    /** Lines that go on in the next, by a backslash or within quotes, are one. */
    private static List<String> joined(List<String> lines) {
        List<String> commands = new ArrayList<>();
        String begun = "";
        for (String line : lines) {
            String whole = (begun + " " + COMMENT.matcher(line).replaceFirst("").strip()).strip();
            if (whole.endsWith("\\")) {
                begun = whole.substring(0, whole.length() - 1).strip();
            } else if (whole.chars().filter(character -> character == '"').count() % 2 == 1) {
                begun = whole;
            } else {
                begun = "";
                if (!whole.isEmpty()) {
                    commands.add(whole);
                }
            }
        }
        return commands;
    }

    boolean isRun() {
        return text.matches("mvn .*\\bgatling:test\\b.*");
    }

    /** The settings of the laboratory that it gives, by full key. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        WORD.matcher(text).results().forEach(word -> {
            Matcher property = PROPERTY.matcher(word.group().replace("\"", ""));
            if (property.matches() && property.group(1).startsWith("lab.")) {
                settings.put(property.group(1), property.group(2) == null ? "true" : property.group(2));
            }
        });
        return settings;
    }
}
