package loopvspool.advisories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The check of libraries against advisories, with forged ones: the real are not at hand everywhere. */
class AdvisoriesTest {
    private static final String LIBRARY = "org.example:server";

    @TempDir
    private Path folder;

    /** Events as in {@code introduced 1.0, fixed 1.2}. */
    private static Advisory advisory(String events, String more) throws IOException {
        StringBuilder json = new StringBuilder();
        for (String event : events.split(", ")) {
            String[] words = event.split(" ");
            json.append(json.isEmpty() ? "" : ",").append("{'%s': '%s'}".formatted(words[0], words[1]));
        }
        return Advisory.read(new ObjectMapper().readTree(osv("GHSA-1", "Maven", json.toString(), more)))
                .get(0);
    }

    private static String osv(String id, String ecosystem, String events, String more) {
        return """
            {'id': '%s', 'aliases': ['CVE-1'], 'modified': '2026-03-01T10:00:00Z', 'summary': 'It can be stopped',
             'affected': [{'package': {'ecosystem': '%s', 'name': '%s'}, 'ranges': [
               {'type': 'GIT', 'events': [{'introduced': '0'}]}, {'type': 'ECOSYSTEM', 'events': [%s]}]%s}],
             'database_specific': {'severity': 'HIGH'}}
            """.formatted(id, ecosystem, LIBRARY, events, more).replace('\'', '"');
    }

    private Path bill(String version) throws IOException {
        return Files.writeString(folder.resolve("bom.json"), """
                {"components": [{"group": "org.example", "name": "server", "version": "%s"},
                  {"group": "org.example", "name": "server", "version": "%s"},
                  {"group": "loopvspool", "name": "workload", "version": "1.0.0-SNAPSHOT"}]}
                """.formatted(version, version));
    }

    private Path database(String name, String text) throws IOException {
        Path file = folder.resolve("database/advisories").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return folder.resolve("database");
    }

    private List<Finding> findings(String version, Path database, String accepted) throws IOException {
        return Finding.of(
                Component.read(bill(version)),
                AdvisoryDatabase.read(database),
                AcceptedAdvisories.read(Files.writeString(folder.resolve("accepted.properties"), accepted)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "introduced 0, fixed 1.2          | 1.1        | true",
                "introduced 0, fixed 1.2          | 1.2        | false",
                "introduced 0, fixed 1.2          | 1.2-rc1    | true",
                "introduced 0, fixed 1.2          | 1.10       | false",
                "introduced 0, fixed 1.2          | 0-alpha    | true",
                "introduced 1.1, fixed 1.2        | 1.0        | false",
                "introduced 1.1, fixed 1.2        | 1.1        | true",
                "introduced 1.1, last_affected 1.2| 1.2        | true",
                "introduced 1.1, last_affected 1.2| 1.2.1      | false",
                "introduced 1.1, last_affected 1.1| 1.1        | true",
                "introduced 1.1, last_affected 1.1| 1.2        | false",
                "introduced 1.1                   | 9          | true",
                "fixed 4.2.1.Final, introduced 4.2.0.Alpha1, introduced 0, fixed 4.1.9.Final | 4.1.8.Final  | true",
                "fixed 4.2.1.Final, introduced 4.2.0.Alpha1, introduced 0, fixed 4.1.9.Final | 4.1.9.Final  | false",
                "fixed 4.2.1.Final, introduced 4.2.0.Alpha1, introduced 0, fixed 4.1.9.Final | 4.2.0.Alpha2 | true",
                "fixed 4.2.1.Final, introduced 4.2.0.Alpha1, introduced 0, fixed 4.1.9.Final | 4.2.1.Final  | false",
            })
    void shouldKnowWhichVersionsAreAffected(String events, String version, boolean affected) throws IOException {
        assertThat(advisory(events, "").affects(version)).isEqualTo(affected);
    }

    @ParameterizedTest
    @CsvSource({"<= 2.0,2.0,true", "<= 2.0,2.1,false", "< 2.0,1.9,true", "< 2.0,2.0,false"})
    void shouldEndARangeWhereTheLastKnownOfItEnds(String known, String version, boolean affected) throws IOException {
        String more = ", 'database_specific': {'last_known_affected_version_range': '%s'}".formatted(known);

        assertThat(advisory("introduced 0", more).affects(version)).isEqualTo(affected);
    }

    @Test
    void shouldKnowVersionsThatAreNamedOneByOne() throws IOException {
        Advisory advisory = advisory("introduced 5.0, fixed 5.1", ", 'versions': ['3.1']");

        assertThat(advisory.affects("3.1")).isTrue();
        assertThat(advisory.affects("3.2")).isFalse();
    }

    @Test
    void shouldNameLibraryVersionAdvisoryAndTheVersionToTake() throws IOException {
        Path database = database("a.json", osv("GHSA-1", "Maven", "{'introduced': '1.0'}, {'fixed': '1.2'}", ""));

        assertThat(findings("1.1", database, ""))
                .singleElement()
                .hasToString(
                        "org.example:server:1.1 is affected by GHSA-1, CVE-1 (HIGH), fixed in 1.2: It can be stopped");
        assertThat(findings("1.2", database, "")).isEmpty();
        assertThat(AdvisoryDatabase.read(database).newest()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
    }

    @Test
    void shouldSayWhenNoVersionIsFixed() throws IOException {
        Path database = database("a.json", osv("GHSA-1", "Maven", "{'introduced': '0'}", ""));

        assertThat(findings("1.1", database, "")).singleElement().asString().contains("with no fixed version known");
    }

    @Test
    void shouldReadAZipAsItReadsAFolder() throws IOException {
        Path zip = folder.resolve("all.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("GHSA-1.json"));
            out.write(osv("GHSA-1", "Maven", "{'introduced': '0'}", "").getBytes());
        }

        assertThat(findings("1.1", zip, "")).hasSize(1);
    }

    @Test
    void shouldNotCountWhatWasWithdrawnOrIsOfAnotherLanguage() throws IOException {
        database("npm.json", osv("GHSA-2", "npm", "{'introduced': '0'}", "").replace("It can", "Maven can"));
        Path database = database(
                "withdrawn.json",
                osv("GHSA-3", "Maven", "{'introduced': '0'}", "")
                        .replace("\"summary\"", "\"withdrawn\": \"2026-04-01T00:00:00Z\", \"summary\""));

        assertThat(findings("1.1", database, "")).isEmpty();
    }

    @Test
    void shouldNotCountWhatWasAccepted() throws IOException {
        Path database = database("a.json", osv("GHSA-1", "Maven", "{'introduced': '0'}", ""));

        assertThat(findings("1.1", database, "CVE-1@org.example/server = no user reaches it"))
                .isEmpty();
        assertThat(findings("1.1", database, "CVE-1@org.example/client = no user reaches it"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CVE-1@org.example/server", "CVE-1@org.example/server =  ", "CVE-1 = no user reaches it"})
    void shouldNotAcceptWithoutAReasonOrALibrary(String accepted) throws IOException {
        Path file = Files.writeString(folder.resolve("accepted.properties"), accepted);

        assertThatThrownBy(() -> AcceptedAdvisories.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("CVE-1")
                .hasMessageContaining("ID@group/artifact = reason");
    }

    @Test
    void shouldNotTakeForADatabaseWhatIsNone() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path broken = database("a.json", "{\"ecosystem\": \"Maven\"");

        assertThatThrownBy(() -> AdvisoryDatabase.read(empty)).hasMessageContaining("no advisory in OSV format");
        assertThatThrownBy(() -> AdvisoryDatabase.read(broken)).hasMessageContaining("a.json is no JSON");
        database("a.json", "{\"ecosystem\": \"Maven\"}");
        assertThatThrownBy(() -> AdvisoryDatabase.read(broken)).hasMessageContaining("a.json is no advisory");
        assertThatThrownBy(() -> AdvisoryDatabase.read(folder.resolve("none")))
                .hasMessageContaining("neither a folder nor a zip file");
    }

    @Test
    void shouldNotTakeAnEmptyBillForOneWithoutVulnerabilities() throws IOException {
        Path bill = Files.writeString(folder.resolve("bom.json"), "{\"components\": []}");

        assertThatThrownBy(() -> Component.read(bill)).hasMessageContaining("names no component");
    }
}
