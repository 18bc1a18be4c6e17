package loopvspool.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The build's bills of materials name all that runs, and nothing that only tests. */
class BillOfMaterialsIT {
    private static final Path REPOSITORY = Path.of(System.getProperty("loopvspool.maven.repository"));

    @ParameterizedTest
    @ValueSource(strings = {"", "targets/vertx", "targets/javalin", "targets/downstream", "targets/postgres"})
    void shouldNameEveryLibraryThatRunsWithItsVersionAndLicence(String module) throws IOException {
        Path build = Path.of(module).resolve("target");
        JsonNode bill = new ObjectMapper().readTree(build.resolve("bom.json").toFile());
        List<String> named = new ArrayList<>();
        for (JsonNode component : bill.get("components")) {
            if (!component.get("group").textValue().equals("loopvspool")) {
                assertThat(component.path("licenses"))
                        .as("licence of %s", component.get("purl"))
                        .isNotEmpty();
                named.add(component.get("group").textValue()
                        + ':'
                        + component.get("name").textValue()
                        + ':'
                        + component.get("version").textValue());
            }
        }

        assertThat(bill.get("bomFormat").textValue()).isEqualTo("CycloneDX");
        assertThat(named).containsAll(libraries(build)).noneMatch(name -> name.startsWith("org.junit"));
    }

    /** By where they are in the local repository: {@code group/parts/artifact/version/file.jar}. */
    private static List<String> libraries(Path build) throws IOException {
        List<String> libraries = Arrays.stream(
                        Files.readString(build.resolve("classpath.txt")).strip().split(File.pathSeparator))
                .map(Path::of)
                .filter(jar -> jar.startsWith(REPOSITORY))
                .map(jar -> REPOSITORY.relativize(jar).getParent())
                .map(version -> version.getParent().getParent().toString().replace(File.separatorChar, '.')
                        + ':'
                        + version.getParent().getFileName()
                        + ':'
                        + version.getFileName())
                .distinct()
                .toList();
        assertThat(libraries).hasSizeGreaterThan(3);
        return libraries;
    }
}
