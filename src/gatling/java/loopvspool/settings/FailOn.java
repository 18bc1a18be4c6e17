package loopvspool.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** From which verdict on a run ends with a failure, for those who wait for its exit code. */
public enum FailOn {
    /** A run that did not measure what its title says. */
    INVALID("INVALID"),
    /** That, and one whose numbers may be off. */
    SUSPECT("INVALID", "SUSPECT"),
    /** None. */
    NEVER;

    private static final String KEY = "lab.failOn";

    private final List<String> levels;

    FailOn(String... levels) {
        this.levels = List.of(levels);
    }

    /** Whether a run of this level, {@code VALID}, {@code SUSPECT} or {@code INVALID}, fails. */
    public boolean fails(String level) {
        return levels.contains(level);
    }

    /** The word in the settings. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FailOn of(SettingReader read) {
        return ofLabel(
                read.choice(KEY, Arrays.stream(values()).map(FailOn::label).toList()));
    }

    /** What a run was given, among all its settings in force. */
    public static FailOn ofEffective(Map<String, String> settings) {
        return ofLabel(settings.get(KEY));
    }

    private static FailOn ofLabel(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
