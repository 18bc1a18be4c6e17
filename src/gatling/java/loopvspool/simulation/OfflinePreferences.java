package loopvspool.simulation;

import java.util.Map;
import java.util.TreeMap;
import java.util.prefs.AbstractPreferences;
import java.util.prefs.Preferences;
import java.util.prefs.PreferencesFactory;

/**
 * Keeps Gatling from asking the internet for its newest version, which it does before it reads a simulation and has no
 * switch for. It remembers in the user's preferences when it last asked; with these preferences, in memory only, it has
 * asked in the far future. To be named by the system property {@code java.util.prefs.PreferencesFactory}.
 */
public final class OfflinePreferences implements PreferencesFactory {
    private static final String LAST_CHECK = "lastCheckTimestamp";

    @Override
    public Preferences systemRoot() {
        return new Node(null, "");
    }

    @Override
    public Preferences userRoot() {
        return new Node(null, "");
    }

    private static final class Node extends AbstractPreferences {
        private final Map<String, String> values =
                new TreeMap<>(Map.of(LAST_CHECK, String.valueOf(Long.MAX_VALUE / 2)));

        private Node(AbstractPreferences parent, String name) {
            super(parent, name);
        }

        @Override
        protected void putSpi(String key, String value) {
            values.put(key, value);
        }

        @Override
        protected String getSpi(String key) {
            return values.get(key);
        }

        @Override
        protected void removeSpi(String key) {
            values.remove(key);
        }

        @Override
        protected void removeNodeSpi() {
            values.clear();
        }

        @Override
        protected String[] keysSpi() {
            return values.keySet().toArray(String[]::new);
        }

        @Override
        protected String[] childrenNamesSpi() {
            return new String[0];
        }

        @Override
        protected AbstractPreferences childSpi(String name) {
            return new Node(this, name);
        }

        @Override
        protected void syncSpi() {
            // Nothing is kept beyond this JVM.
        }

        @Override
        protected void flushSpi() {
            // Nothing is kept beyond this JVM.
        }
    }
}
