package loopvspool.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HostUserTest {
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shouldBeWhoOwnsWhatThisProcessWrites(@TempDir Path mine) throws Exception {
        assertThat(HostUser.current())
                .isEqualTo(Files.getAttribute(mine, "unix:uid") + ":" + Files.getAttribute(mine, "unix:gid"));
    }
}
