package loopvspool.settings;

import java.util.List;

/**
 * What the user asked for cannot be done. Each line names a key, its value, what is allowed and what to do, and can be
 * shown as it is: nobody should see a stack trace for a typing mistake.
 */
public final class SettingError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    /** An error of one line. */
    public SettingError(String line) {
        this(List.of(line));
    }

    /** An error for each line. */
    public SettingError(List<String> lines) {
        super(String.join(System.lineSeparator(), lines));
        this.lines = List.copyOf(lines);
    }

    /** One line for each wrong setting. */
    public List<String> lines() {
        return lines;
    }
}
