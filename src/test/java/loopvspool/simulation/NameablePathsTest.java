package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import loopvspool.settings.SettingError;
import org.junit.jupiter.api.Test;

class NameablePathsTest {
    /** No locale has a name with this letter: it stands for a path that a JVM in {@code LC_ALL=C} is given, and cannot read. */
    private static final Map<String, String> PROPERTIES =
            Map.of("user.dir", "/home/M\0ller", "sun.jnu.encoding", "ANSI_X3.4-1968");

    private static String refusal(Map<String, String> environment) {
        SettingError refusal =
                catchThrowableOfType(SettingError.class, () -> NameablePaths.require(PROPERTIES, environment));
        assertThat(refusal.lines()).hasSize(1);
        return refusal.getMessage();
    }

    @Test
    void shouldNameTheVariableThatCountsTheFolderAndWhatToSet() {
        assertThat(refusal(Map.of("LC_ALL", "C", "LANG", "de_DE.UTF-8")))
                .startsWith("LC_ALL=C: ")
                .contains("user.dir", "ANSI_X3.4-1968", "LC_ALL=C.UTF-8");
        assertThat(refusal(Map.of("LC_ALL", "", "LC_CTYPE", "POSIX"))).startsWith("LC_CTYPE=POSIX: ");
        assertThat(refusal(Map.of())).startsWith("LC_ALL, LC_CTYPE and LANG are not set: ");
    }

    @Test
    void shouldLookAtNoFolderThatIsNotUsed() {
        assertThatCode(() -> NameablePaths.require(Map.of("user.home", "/home/M\0ller", "user.dir", "/"), Map.of()))
                .doesNotThrowAnyException();
    }
}
