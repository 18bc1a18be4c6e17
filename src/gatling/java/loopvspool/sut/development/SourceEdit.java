package loopvspool.sut.development;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import loopvspool.sut.LaunchError;
import loopvspool.sut.TargetIdentity;

/**
 * A small change of a target's source that shows in its ping: one more entry among the libraries that it names. It can be made
 * again and again, each time with a new number.
 */
final class SourceEdit {
    private static final String ENTRY = "edit";
    /** Where a target makes its identity, which the ping answers, and, behind it or elsewhere in the file, the libraries. */
    private static final String IDENTITY = "Identity.of(";

    private static final Pattern LIBRARIES = Pattern.compile("Map\\.of\\((?=\\s*\")");

    private final Path file;
    private final String before;
    private final String after;
    private int number;

    private SourceEdit(Path file, String before, String after) {
        this.file = file;
        this.before = before;
        this.after = after;
    }

    /**
     * Looks for the place to edit.
     *
     * @param module the module's folder, in the scratch copy
     * @throws LaunchError if there is none
     */
    static SourceEdit in(Path module) throws IOException {
        Path sources = module.resolve("src/main/java");
        for (Path file : javaFiles(sources)) {
            Optional<SourceEdit> edit = of(file, Files.readString(file));
            if (edit.isPresent()) {
                return edit.get();
            }
        }
        throw new LaunchError(
                "There is nothing to edit below %s: no file has both `%s` and the libraries, as `Map.of(\"name\", version)`."
                        .formatted(sources, IDENTITY + "…)"));
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static Optional<SourceEdit> of(Path file, String text) {
        Matcher libraries = LIBRARIES.matcher(text);
        return text.contains(IDENTITY) && libraries.find()
                ? Optional.of(new SourceEdit(file, text.substring(0, libraries.end()), text.substring(libraries.end())))
                : Optional.empty();
    }

    /** Saves the source with a new number. */
    void save() throws IOException {
        number++;
        Files.writeString(file, "%s\"%s\", \"%s\", %s".formatted(before, ENTRY, number, after));
    }

    /** Whether this is an answer of the code that was saved last. */
    boolean shows(TargetIdentity identity) {
        return identity.details().path("libraries").path(ENTRY).asText().equals(String.valueOf(number));
    }

    /** The file that is edited. */
    Path file() {
        return file;
    }
}
