package loopvspool;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The packages of the laboratory use each other one way only, as docs/architecture.md says. */
class ArchitectureTest {
    private static final Pattern PACKAGE = Pattern.compile("`([a-z]+(\\.[a-z]+)?)`");

    private static final JavaClasses LAB = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/targets/"))
            .importPackages("loopvspool");

    /** The names in the first column of the table, the highest first; those of one row stand beside each other. */
    private static List<List<String>> rows() throws IOException {
        return Files.readAllLines(Path.of("docs/architecture.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> PACKAGE.matcher(line.substring(0, line.indexOf('|', 1)))
                        .results()
                        .map(match -> "loopvspool." + match.group(1))
                        .toList())
                .toList();
    }

    @Test
    void shouldUseNothingAbove() throws IOException {
        List<List<String>> rows = rows();
        for (int lower = 1; lower < rows.size(); lower++) {
            String[] above =
                    rows.subList(0, lower).stream().flatMap(List::stream).toArray(String[]::new);
            for (String name : rows.get(lower)) {
                noClasses()
                        .that()
                        .resideInAPackage(name)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(above)
                        .check(LAB);
            }
        }
    }

    @Test
    void shouldNameEveryPackageAndNoOther() throws IOException {
        Stream<String> there = LAB.stream().map(JavaClass::getPackageName).distinct();

        assertThat(rows().stream().flatMap(List::stream).toList()).containsExactlyInAnyOrderElementsOf(there.toList());
    }

    @Test
    void shouldLeaveGatlingsDslToThoseWhoDriveIt() {
        noClasses()
                .that()
                .resideOutsideOfPackages("loopvspool.simulation", "loopvspool.calibration")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.gatling.javaapi..")
                .check(LAB);
    }
}
