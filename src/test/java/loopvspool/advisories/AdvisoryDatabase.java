package loopvspool.advisories;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A copy of a database of advisories.
 *
 * @param advisories those that name a library of Maven, by that library
 * @param files how many advisories name one
 * @param newest when the one that was changed last was changed
 */
record AdvisoryDatabase(Map<String, List<Advisory>> advisories, int files, Instant newest) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads a database.
     *
     * @param copy a folder (a clone of github/advisory-database) or a zip (an export of osv.dev) with one JSON file for each advisory
     * @throws IOException if there is none, one of them cannot be read, or none names a library of Maven
     */
    static AdvisoryDatabase read(Path copy) throws IOException {
        if (Files.isDirectory(copy)) {
            return readFolder(copy, copy);
        }
        if (Files.isRegularFile(copy)) {
            try (FileSystem zip = FileSystems.newFileSystem(copy)) {
                return readFolder(zip.getPath("/"), copy);
            }
        }
        throw new IOException(copy + " is neither a folder nor a zip file");
    }

    private static AdvisoryDatabase readFolder(Path folder, Path copy) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            // Those that GitHub has not reviewed name no library.
            files = all.filter(file -> file.toString().endsWith(".json")
                            && !file.toString().contains("/unreviewed/"))
                    .toList();
        }
        List<Advisory> advisories = new ArrayList<>();
        int naming = 0;
        Instant newest = Instant.MIN;
        for (Path file : files) {
            String text = Files.readString(file);
            // Nine of ten name libraries of other languages only; not to parse them saves most of the time.
            if (text.contains("\"Maven\"")) {
                JsonNode osv = parse(text, file);
                Instant modified = modified(osv, file);
                advisories.addAll(Advisory.read(osv));
                newest = modified.isAfter(newest) ? modified : newest;
                naming++;
            }
        }
        if (naming == 0) {
            throw new IOException(copy + " has " + files.size()
                    + " JSON files, but no advisory in OSV format for a library of Maven");
        }
        return new AdvisoryDatabase(advisories.stream().collect(groupingBy(Advisory::library)), naming, newest);
    }

    private static JsonNode parse(String text, Path file) throws IOException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Instant modified(JsonNode osv, Path file) throws IOException {
        try {
            return Instant.parse(osv.path("modified").asText());
        } catch (DateTimeParseException e) {
            throw new IOException(file + " is no advisory in OSV format: it does not say when it was modified", e);
        }
    }

    /** All that name this library, whatever the version. */
    List<Advisory> of(Component component) {
        return advisories.getOrDefault(component.name(), List.of());
    }
}
