package loopvspool.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page of the documentation, as GitHub shows it.
 *
 * @param path from the project's folder
 * @param fences its blocks of code
 * @param rest the other lines
 */
record MarkdownPage(Path path, List<Fence> fences, List<Line> rest) {
    private static final Path FOLDER = Path.of("docs");
    private static final Pattern FENCE = Pattern.compile("\\s*```+(\\w*)\\s*");
    private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("(!?)\\[[^\\]]*\\]\\(([^)\\s]+)\\)");

    /**
     * @param language what its first line says that it is, such as `sh`; empty if nothing
     * @param line the number of its first line
     */
    record Fence(String language, int line, List<String> lines) {}

    /** @param number from 1 */
    record Line(int number, String text) {
        boolean isTable() {
            return text.strip().startsWith("|");
        }

        /** One word, such as a link, that no line break can make shorter. */
        boolean isWord() {
            return !text.strip().contains(" ");
        }
    }

    /** @param target as written: an address, a path from the page's folder, or an anchor */
    record Link(boolean image, String target) {
        boolean isRelative() {
            return !target.contains("://");
        }
    }

    /** Every page that users of the laboratory read. */
    static List<MarkdownPage> all() {
        return Stream.concat(Stream.of(Path.of("README.md"), Path.of("docker", "README.md")), ofDocs())
                .map(MarkdownPage::read)
                .toList();
    }

    /** What stands in the folder of the documentation, but for its pictures. */
    static Stream<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> ofDocs() {
        return files().filter(file -> file.toString().endsWith(".md"));
    }

    static MarkdownPage read(Path path) {
        try {
            return parse(path, Files.readAllLines(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MarkdownPage parse(Path path, List<String> lines) {
        List<Fence> fences = new ArrayList<>();
        List<Line> rest = new ArrayList<>();
        Fence open = null;
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i);
            Matcher fence = FENCE.matcher(text);
            if (fence.matches()) {
                if (open == null) {
                    open = new Fence(fence.group(1), i + 1, new ArrayList<>());
                    fences.add(open);
                } else {
                    open = null;
                }
            } else if (open != null) {
                open.lines().add(text);
            } else {
                rest.add(new Line(i + 1, text));
            }
        }
        return new MarkdownPage(path, fences, rest);
    }

    private String text() {
        return rest.stream().map(Line::text).collect(Collectors.joining("\n"));
    }

    List<Link> links() {
        return LINK.matcher(SPAN.matcher(text()).replaceAll(""))
                .results()
                .map(found -> new Link(!found.group(1).isEmpty(), found.group(2)))
                .toList();
    }

    /** Code within a sentence or a table, with one blank for each line break. */
    List<String> spans() {
        return SPAN.matcher(text())
                .results()
                .map((MatchResult found) -> found.group(1).replaceAll("\\s+", " "))
                .toList();
    }

    /** What a link to a heading of this page may name. */
    Set<String> anchors() {
        Map<String, Integer> count = new HashMap<>();
        Set<String> anchors = new HashSet<>();
        for (Line line : rest) {
            if (line.text().matches("#{1,6} .*")) {
                String anchor = line.text()
                        .replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .replace(' ', '-');
                int before = count.merge(anchor, 1, Integer::sum) - 1;
                anchors.add(before == 0 ? anchor : anchor + "-" + before);
            }
        }
        return anchors;
    }
}
