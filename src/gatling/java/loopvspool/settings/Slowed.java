package loopvspool.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A target with a known error: an instrument is checked by measuring something that is known to be off.
 *
 * @param target the target's name
 * @param percent how much longer its work takes than it was asked for, 1 to 100
 */
public record Slowed(String target, int percent) {
    private static final String KEY = "lab.slowed";
    private static final Pattern FORM = Pattern.compile("([^:]+):(100|[1-9][0-9]?)");
    /** The downstream service waits no longer. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    static Optional<Slowed> of(SettingReader read, List<String> knownTargets, Duration ioTime) {
        String text = read.text(KEY);
        if (text.equals("none")) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches() || !knownTargets.contains(form.group(1))) {
            read.error(
                    KEY,
                    "must be none, or a target and a percentage from 1 to 100, such as %s:10; targets: %s"
                            .formatted(knownTargets.get(0), String.join(", ", knownTargets)));
            return Optional.empty();
        }
        if (!read.text("lab.launcher").equals("fork")) {
            read.error(
                    KEY,
                    "needs lab.launcher=fork: a container, or a server that runs already, has its own options; start that one with --slowed=%s instead"
                            .formatted(form.group(2)));
        }
        Slowed slowed = new Slowed(form.group(1), Integer.parseInt(form.group(2)));
        if (ioTime.plus(ioTime.multipliedBy(slowed.percent()).dividedBy(100)).compareTo(LONGEST_WAIT) > 0) {
            read.error(
                    KEY,
                    "makes a wait of lab.ioTime=%s longer than 60s, the most that the downstream service waits"
                            .formatted(read.text("lab.ioTime")));
        }
        return Optional.of(slowed);
    }
}
