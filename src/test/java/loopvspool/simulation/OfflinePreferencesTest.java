package loopvspool.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.prefs.Preferences;
import org.junit.jupiter.api.Test;

class OfflinePreferencesTest {
    private static final long A_DAY = 24 * 3600 * 1000L;

    @Test
    void shouldHaveAskedForGatlingsVersionInTheFarFuture() {
        Preferences gatlings = new OfflinePreferences().userRoot().node("/io/gatling/latestVersion");

        assertThat(gatlings.getLong("lastCheckTimestamp", 0)).isGreaterThan(System.currentTimeMillis() + A_DAY);
        assertThat(gatlings.getBoolean("lastCheckSuccess", false)).isFalse();
    }

    @Test
    void shouldRememberNothingBeyondTheJvm() throws Exception {
        OfflinePreferences preferences = new OfflinePreferences();
        Preferences node = preferences.userRoot().node("a");
        node.put("key", "value");
        node.flush();

        assertThat(node.get("key", null)).isEqualTo("value");
        assertThat(preferences.userRoot().node("a").get("key", null)).isNull();
    }
}
