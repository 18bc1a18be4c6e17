package loopvspool.sut.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import loopvspool.sut.LaunchError;
import loopvspool.sut.TargetIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceEditTest {
    @TempDir
    private Path module;

    private Path source(String text) throws IOException {
        Path folder = Files.createDirectories(module.resolve("src/main/java/some"));
        return Files.writeString(folder.resolve("Main.java"), text);
    }

    private static TargetIdentity naming(String library, String version) {
        ObjectNode ping = JsonNodeFactory.instance.objectNode();
        ping.putObject("libraries").put(library, version);
        return new TargetIdentity(1, 2, OptionalInt.empty(), ping);
    }

    @Test
    void shouldAddALibraryAndGiveItANewNumberEachTime() throws Exception {
        Path source = source("Identity.of(options, null, Map.of(\"jetty\", VERSION)); Map.of(\"other\", 1);");
        SourceEdit edit = SourceEdit.in(module);

        edit.save();
        assertThat(source)
                .content()
                .isEqualTo(
                        "Identity.of(options, null, Map.of(\"edit\", \"1\", \"jetty\", VERSION)); Map.of(\"other\", 1);");

        edit.save();
        assertThat(source)
                .content()
                .isEqualTo(
                        "Identity.of(options, null, Map.of(\"edit\", \"2\", \"jetty\", VERSION)); Map.of(\"other\", 1);");
    }

    @Test
    void shouldKnowAnAnswerOfTheNewCode() throws Exception {
        source("Identity.of(Map.of(\"jetty\", VERSION))");
        SourceEdit edit = SourceEdit.in(module);
        edit.save();
        edit.save();

        assertThat(edit.shows(naming("edit", "2"))).as("of the new code").isTrue();
        assertThat(edit.shows(naming("edit", "1"))).as("of the code before").isFalse();
        assertThat(edit.shows(naming("jetty", "12"))).as("of the first code").isFalse();
    }

    @Test
    void shouldSayWhatIsMissingInAProgramWithoutAPlaceToEdit() throws Exception {
        source("Map.of(\"no\", \"identity\")");

        assertThatExceptionOfType(LaunchError.class)
                .isThrownBy(() -> SourceEdit.in(module))
                .withMessageContaining("nothing to edit below " + module.resolve("src/main/java"))
                .withMessageContaining("Identity.of(");
    }
}
