package loopvspool.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** From which verdict on a run ends with a failure, for those who wait for its exit code. */
public enum FailOn {
    /** A run that did not measure what its title says. */
    INVALID("INVALID"),
    /** That, and one whose numbers may be off. */
    SUSPECT("INVALID", "SUSPECT"),
    /** None. */
    NEVER;

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
        String label = read.choice(
                "lab.failOn", Arrays.stream(values()).map(FailOn::label).toList());
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
