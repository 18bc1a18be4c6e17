package loopvspool.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * What a user may have meant as a setting though it is none: variables of the environment, {@code LAB_USERS=7}, and system
 * properties, {@code -Dlabusers=4}. Only {@code -Dlab.users=4} is one.
 */
public final class LookalikeSettings {
    private static final String LAB = "lab";
    private static final String VARIABLE = "LAB_";
    /** By these compose.yaml tells the containers, which it starts, what pom.xml tells them elsewhere. */
    private static final Set<String> OF_COMPOSE = Set.of("LAB_KERNEL", "LAB_JVM_ARGUMENTS", "LAB_POSTGRES_URL");

    private static final int MOST_EDITS = 2;
    private static final int LONGEST_VALUE = 40;

    private final Map<String, String> keysByLetters;

    private LookalikeSettings(Collection<String> keys) {
        keysByLetters = keys.stream()
                .collect(Collectors.toMap(
                        LookalikeSettings::letters, Function.identity(), (one, other) -> one, TreeMap::new));
    }

    /**
     * The properties that are settings, or that differ from one in nothing but dots, hyphens, underscores and capitals: whoever
     * reads them as settings refuses those, with the right name.
     */
    public static Map<String, String> settingsAmong(Map<String, String> properties) {
        LookalikeSettings unheard = new LookalikeSettings(keys());
        return properties.entrySet().stream()
                .filter(property -> unheard.isMeantAsSetting(property.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private boolean isMeantAsSetting(String property) {
        return property.toLowerCase(Locale.ROOT).startsWith(LAB + ".") || keysByLetters.containsKey(letters(property));
    }

    /** The key that somebody meant who wrote this name of a property, or of a variable; nothing if none is near. */
    static Optional<String> meant(String name) {
        return new LookalikeSettings(keys()).key(name);
    }

    /**
     * One line about all that does nothing though it looks like a setting; nothing if there is none.
     *
     * @param environment all variables of this process
     * @param properties all system properties of this JVM
     */
    public static Optional<String> warning(Map<String, String> environment, Map<String, String> properties) {
        LookalikeSettings unheard = new LookalikeSettings(keys());
        boolean containers = "docker".equals(properties.get("lab.launcher"));
        List<String> all = new ArrayList<>();
        new TreeMap<>(environment).forEach((name, value) -> {
            if (name.startsWith(VARIABLE) && !(containers && OF_COMPOSE.contains(name))) {
                all.add(unheard.key(name)
                        .map(key -> "for %s in the environment say -D%s=%s".formatted(name, key, shown(value)))
                        .orElse(name + " in the environment is like no setting"));
            }
        });
        new TreeMap<>(properties).forEach((name, value) -> {
            if (name.toLowerCase(Locale.ROOT).startsWith(LAB) && !unheard.isMeantAsSetting(name)) {
                unheard.key(name).ifPresent(key -> all.add("for -D%s say -D%s=%s".formatted(name, key, shown(value))));
            }
        });
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of("IGNORED: only properties that begin with lab. are settings: %s (all of them: -Dlab.help)"
                        .formatted(String.join("; ", all)));
    }

    private static Set<String> keys() {
        return LabSettings.defaults().entrySet().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private Optional<String> key(String name) {
        String server = name.toLowerCase(Locale.ROOT).replace('_', '.');
        if (server.startsWith(ServerSettings.PREFIX)) {
            return Optional.of(server);
        }
        String letters = letters(name);
        LevenshteinDistance distance = new LevenshteinDistance(MOST_EDITS);
        return keysByLetters.entrySet().stream()
                .filter(key -> distance.apply(letters, key.getKey()) >= 0)
                // So short a word is near to any other.
                .filter(key -> letters.equals(key.getKey()) || letters.length() > LAB.length() + MOST_EDITS)
                .min(Comparator.comparingInt(key -> distance.apply(letters, key.getKey())))
                .map(Map.Entry::getValue);
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static String shown(String value) {
        String line = PostgresUrl.withoutPassword(value).replaceAll("\\p{Cntrl}", " ");
        return line.length() > LONGEST_VALUE ? "…" : line;
    }
}
