package loopvspool.advisories;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an advisory says of one library.
 *
 * @param ids its own first, then those that other databases have for it
 * @param severity in the database's words, or "unknown"
 * @param summary one line
 * @param library group and artifact
 * @param ranges versions that are affected
 * @param versions more of them, one by one
 */
record Advisory(
        List<String> ids,
        String severity,
        String summary,
        String library,
        List<AffectedRange> ranges,
        Set<String> versions) {

    /**
     * Reads an advisory in the format of Open Source Vulnerabilities (OSV).
     *
     * @return one for each library of Maven that it names; none if it was withdrawn
     */
    static List<Advisory> read(JsonNode osv) {
        List<Advisory> advisories = new ArrayList<>();
        if (osv.hasNonNull("withdrawn")) {
            return advisories;
        }
        List<String> ids = new ArrayList<>(List.of(osv.path("id").asText()));
        osv.path("aliases").forEach(alias -> ids.add(alias.asText()));
        for (JsonNode affected : osv.path("affected")) {
            JsonNode library = affected.path("package");
            if (library.path("ecosystem").asText().equals("Maven")) {
                List<AffectedRange> ranges = new ArrayList<>();
                String lastKnown = affected.path("database_specific")
                        .path("last_known_affected_version_range")
                        .asText("");
                for (JsonNode range : affected.path("ranges")) {
                    // Those of type GIT name commits.
                    if (range.path("type").asText().equals("ECOSYSTEM")) {
                        ranges.add(AffectedRange.read(range, lastKnown));
                    }
                }
                Set<String> versions = new HashSet<>();
                affected.path("versions").forEach(version -> versions.add(version.asText()));
                advisories.add(new Advisory(
                        List.copyOf(ids),
                        osv.path("database_specific").path("severity").asText("unknown"),
                        osv.path("summary").asText("no summary").strip(),
                        library.path("name").asText(),
                        List.copyOf(ranges),
                        Set.copyOf(versions)));
            }
        }
        return advisories;
    }

    boolean affects(String version) {
        return versions.contains(version) || ranges.stream().anyMatch(range -> range.contains(version));
    }

    Optional<String> fixedAfter(String version) {
        return ranges.stream()
                .filter(range -> range.contains(version))
                .flatMap(range -> range.fixedAfter(version).stream())
                .findFirst();
    }
}
