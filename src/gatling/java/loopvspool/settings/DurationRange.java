package loopvspool.settings;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The durations that a setting may have, both ends included. A number without a unit is none: whoever means seconds would get
 * milliseconds without a word.
 */
public record DurationRange(Duration min, Duration max) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");
    private static final int MOST_EXAMPLES = 2;
    /** What may be an example, the likeliest first. */
    private static final List<Duration> EXAMPLES =
            List.of(Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofMinutes(1), Duration.ofMinutes(5));

    /** The duration that the text says, such as {@code 500ms}; nothing if it is none, or none of these. */
    public Optional<Duration> read(String text) {
        if (NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ConfigFactory.parseMap(Map.of("value", text)).getDuration("value"))
                    .filter(this::includes);
        } catch (ConfigException e) {
            return Optional.empty();
        }
    }

    /** What is wrong with a text that {@link #read} does not take, and what is allowed. */
    public String refusal(String text) {
        String allowed = "must be a duration from %s to %s%s".formatted(show(min), show(max), examples());
        return NUMBER.matcher(text).matches()
                ? "%s what? %sms or %ss: it %s".formatted(text, text, text, allowed)
                : allowed;
    }

    private boolean includes(Duration duration) {
        return duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0;
    }

    private String examples() {
        return Stream.concat(EXAMPLES.stream().filter(this::includes), Stream.of(min, max))
                .distinct()
                .limit(MOST_EXAMPLES)
                .map(DurationRange::show)
                .collect(Collectors.joining(" or ", ", such as ", ""));
    }

    private static String show(Duration duration) {
        if (duration.toMillis() % 1000 != 0) {
            return duration.toMillis() + "ms";
        }
        if (duration.toSeconds() % 3600 == 0 && duration.toHours() > 0) {
            return duration.toHours() + "h";
        }
        return duration.toSeconds() % 60 == 0 && duration.toMinutes() > 1
                ? duration.toMinutes() + "m"
                : duration.toSeconds() + "s";
    }
}
