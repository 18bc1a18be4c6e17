package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import loopvspool.settings.SettingError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {
    @TempDir
    private Path folder;

    private Path fine;
    /** A file: nobody, not even root, can put one into it. */
    private Path useless;

    @BeforeEach
    void prepare() throws IOException {
        fine = Files.createDirectory(folder.resolve("fine"));
        useless = Files.createFile(folder.resolve("useless"));
    }

    private Path choose(Path jna, Path temporary, Path last) {
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("jna.tmpdir", jna.toString());
        wanted.put("java.io.tmpdir", temporary.toString());
        return NativeLibraries.choose(wanted, last);
    }

    @Test
    void shouldTakeWhatTheUserNamesThenTheTemporaryFolderThenItsOwn() {
        Path other = folder.resolve("made/when/missing");

        assertThat(choose(fine, useless, useless)).isEqualTo(fine);
        assertThat(choose(useless, fine, other)).isEqualTo(fine);
        assertThat(choose(useless, useless, other)).isEqualTo(other).isEmptyDirectory();
    }

    @Test
    void shouldLeaveNothingBehind() {
        Path missing = folder.resolve("missing");
        choose(missing, fine, useless);

        assertThat(missing).doesNotExist();
        assertThat(fine).isEmptyDirectory();
    }

    @Test
    void shouldSayWhatToDoIfThereIsNone() {
        assertThatThrownBy(() -> choose(useless, useless, useless))
                .isInstanceOf(SettingError.class)
                .hasMessageContainingAll(
                        "jna.tmpdir=" + useless, "java.io.tmpdir=" + useless, "noexec", "-Djna.tmpdir=");
    }
}
