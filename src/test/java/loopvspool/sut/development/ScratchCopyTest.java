package loopvspool.sut.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchCopyTest {
    private static final String SOURCE = "targets/jetty/src/main/java/some/target/Main.java";

    @TempDir
    private Path project;

    private Path elsewhere;
    private Path scratch;

    @BeforeEach
    void makeProject() throws IOException {
        scratch = project.resolve("target/gatling/development");
        elsewhere = Files.createDirectory(project.resolve("elsewhere"));
        write("build/pom.xml");
        write("targets/pom.xml");
        write("targets/jetty/pom.xml");
        write(SOURCE);
    }

    private void write(String file) throws IOException {
        Path path = project.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "of the user");
    }

    private ScratchCopy copy() throws IOException {
        return ScratchCopy.of(project, scratch, "jetty");
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }

    @Test
    void shouldHoldWhatABuildOfTheTargetsNeedsAndNothingElse() throws Exception {
        write("pom.xml");
        write("src/gatling/java/Lab.java");
        write("build/target/classes/Built.class");
        write("targets/target/site.html");
        write("targets/jetty/target/classes/Main.class");
        write("targets/.git/config");
        write("targets/jetty/.settings/editor");
        write("targets/jetty/.project");

        assertThat(files(copy().folder()))
                .containsExactlyInAnyOrder("build/pom.xml", "targets/pom.xml", "targets/jetty/pom.xml", SOURCE);
    }

    @Test
    void shouldLeaveTheSourcesAloneWhenTheCopyIsEditedAndDeleted() throws Exception {
        ScratchCopy copy = copy();

        Files.writeString(copy.folder().resolve(SOURCE), "edited");
        copy.delete();

        assertThat(project.resolve(SOURCE)).content().isEqualTo("of the user");
        assertThat(scratch).as("the folder of copies").isEmptyDirectory();
    }

    @Test
    void shouldNotFollowLinks() throws Exception {
        Path foreign = Files.writeString(elsewhere.resolve("Foreign.java"), "foreign");
        Files.createSymbolicLink(project.resolve("targets/jetty/src/main/java/some/target/Linked.java"), foreign);
        Files.createSymbolicLink(project.resolve("targets/linked"), elsewhere);

        ScratchCopy copy = copy();

        assertThat(files(copy.folder())).noneMatch(file -> file.contains("inked") || file.contains("Foreign"));
        copy.delete();
        assertThat(foreign).content().isEqualTo("foreign");
    }

    @Test
    void shouldNotFollowLinksWhenItIsDeleted() throws Exception {
        Path foreign = Files.writeString(elsewhere.resolve("Foreign.java"), "foreign");
        ScratchCopy copy = copy();
        Files.createSymbolicLink(copy.folder().resolve("targets/made-by-a-build"), elsewhere);

        copy.delete();

        assertThat(copy.folder()).doesNotExist();
        assertThat(foreign).exists();
    }

    @Test
    void shouldGetAFolderOfItsOwnEachTime() throws Exception {
        assertThat(copy().folder()).isNotEqualTo(copy().folder());
    }

    @Test
    void shouldLeaveNothingIfItCannotBeMade() throws Exception {
        Files.delete(project.resolve("build/pom.xml"));
        Files.delete(project.resolve("build"));

        assertThatIOException().isThrownBy(this::copy).withMessageContaining("build");
        assertThat(scratch).isEmptyDirectory();
    }
}
