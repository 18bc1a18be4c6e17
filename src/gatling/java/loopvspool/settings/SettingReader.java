package loopvspool.settings;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads single settings out of the user's values over the defaults. It gathers errors instead of stopping at the first,
 * so that a user mends all of them at once; what it returns for a wrong value is the default, and never used, because
 * {@link #finish()} throws.
 */
final class SettingReader {
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,9})?");
    /** Old names of settings and questions, and what they are called now. */
    private static final Map<String, String> RENAMED = Map.of(
            "bystander", "health-check",
            "lab.bystander.rate", "lab.healthCheck.rate",
            "lab.bystander.timeout", "lab.healthCheck.timeout",
            "lab.gates.neighbours", "lab.gates.otherProcesses",
            "lab.gates.toldTooLong", "lab.gates.serviceExceedsResponse",
            "lab.gates.besideWork", "lab.gates.clientOverhead",
            "lab.gates.besideWorkAnyway", "lab.gates.clientOverheadFloor",
            "lab.gates.clocksApart", "lab.gates.clockSkew",
            "lab.gates.countedOut", "lab.gates.inFlightGrace");

    private static final double LEAST_PERCENT = 0.1;
    private static final double MOST_PERCENT = 100;

    private final Config defaults;
    private final Map<String, String> given;
    private final List<String> errors = new ArrayList<>();

    /**
     * @param defaults the settings that exist, with their defaults
     * @param given what the user set, by full key ({@code lab.users})
     */
    SettingReader(Config defaults, Map<String, String> given) {
        this.defaults = defaults;
        this.given = new TreeMap<>(given);
        Set<String> known = keys();
        this.given.keySet().stream()
                .filter(key -> !known.contains(key) && !key.startsWith(ServerSettings.PREFIX))
                .forEach(key -> errors.add("%s=%s: there is no such setting.%s All settings: -Dlab.help"
                        .formatted(key, PostgresUrl.withoutPassword(given.get(key)), hint(key, known))));
    }

    private static String hint(String key, Set<String> known) {
        return renamed(key)
                .or(() -> LookalikeSettings.meant(key).map(meant -> " Did you mean %s?".formatted(meant)))
                .orElseGet(() -> Nearest.hint(key, known));
    }

    private static Optional<String> renamed(String old) {
        return Optional.ofNullable(RENAMED.get(old)).map(" It is called %s now."::formatted);
    }

    /** Every key that exists. */
    Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        defaults.entrySet().stream().map(Map.Entry::getKey).sorted().forEach(keys::add);
        return keys;
    }

    /** The keys that the user set, and that exist. */
    Set<String> given() {
        Set<String> keys = keys();
        keys.retainAll(given.keySet());
        keys.addAll(givenUnder(ServerSettings.PREFIX));
        return keys;
    }

    /** The keys that the user set and that begin so, in alphabetical order. */
    List<String> givenUnder(String prefix) {
        return given.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    }

    /** The value in force, as text. */
    String text(String key) {
        return given.containsKey(key) ? given.get(key).strip() : fallback(key);
    }

    private String fallback(String key) {
        return String.valueOf(defaults.getValue(key).unwrapped());
    }

    /** An empty value counts as yes, so that {@code -Dlab.help} is enough. */
    boolean flag(String key) {
        String text = text(key);
        if (text.isEmpty() || text.equals("true")) {
            return true;
        }
        if (!text.equals("false")) {
            error(key, "must be true or false");
        }
        return false;
    }

    int whole(String key, int min, int max) {
        OptionalInt number = parse(text(key), min, max);
        if (number.isEmpty()) {
            error(key, "must be a whole number from %d to %d".formatted(min, max));
        }
        return number.orElse(min);
    }

    /** A whole number, or the word that leaves it to the lab. */
    OptionalInt wholeOr(String word, String key, int min, int max) {
        if (text(key).equals(word)) {
            return OptionalInt.empty();
        }
        OptionalInt number = parse(text(key), min, max);
        if (number.isEmpty()) {
            error(key, "must be a whole number from %d to %d, or %s".formatted(min, max, word));
        }
        return number;
    }

    /** Numbers and ranges such as {@code 1..5,8}; kept in the order given, each once. */
    List<Integer> wholes(String key, int min, int max) {
        Set<Integer> numbers = new LinkedHashSet<>();
        for (String part : text(key).split(",", -1)) {
            String[] ends = part.strip().split("\\.\\.", -1);
            OptionalInt from = parse(ends[0], min, max);
            OptionalInt to = ends.length == 2 ? parse(ends[1], min, max) : from;
            if (ends.length > 2 || from.isEmpty() || to.isEmpty() || from.getAsInt() > to.getAsInt()) {
                error(
                        key,
                        "must be whole numbers from %d to %d or ranges of them, separated by commas, such as 1..5,8"
                                .formatted(min, max));
                return List.of(min);
            }
            IntStream.rangeClosed(from.getAsInt(), to.getAsInt()).forEach(numbers::add);
        }
        return List.copyOf(numbers);
    }

    private static OptionalInt parse(String text, int min, int max) {
        try {
            int number = Integer.parseInt(text.strip());
            return number >= min && number <= max ? OptionalInt.of(number) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** A percentage from 0.1 to 100. */
    double percent(String key) {
        String text = text(key);
        if (!PERCENT.matcher(text).matches()
                || Double.parseDouble(text) < LEAST_PERCENT
                || Double.parseDouble(text) > MOST_PERCENT) {
            error(key, "must be a percentage from 0.1 to 100, such as 5 or 2.5, without a sign");
            return MOST_PERCENT;
        }
        return Double.parseDouble(text);
    }

    Duration duration(String key, Duration min, Duration max) {
        DurationRange range = new DurationRange(min, max);
        Optional<Duration> duration = range.read(text(key));
        if (duration.isEmpty()) {
            error(key, range.refusal(text(key)));
        }
        return duration.orElse(min);
    }

    /** Checks a text of one line that people read, or the word for none. */
    void requireLabel(String key, String none, int longest) {
        String text = text(key);
        if (text.isEmpty() || text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            error(key, "must be a text of 1 to %d letters, in one line, or %s".formatted(longest, none));
        }
    }

    /** One word of those allowed. */
    String choice(String key, List<String> allowed) {
        String text = text(key);
        if (!allowed.contains(text)) {
            error(key, "must be one of %s.%s".formatted(String.join(", ", allowed), Nearest.hint(text, allowed)));
            return fallback(key);
        }
        return text;
    }

    /** Names separated by commas, or {@code all}; in the order of those allowed, each once. */
    List<String> names(String key, List<String> allowed) {
        if (text(key).equals("all")) {
            return List.copyOf(allowed);
        }
        Set<String> wanted = new LinkedHashSet<>();
        for (String part : text(key).split(",", -1)) {
            String name = part.strip();
            if (!allowed.contains(name)) {
                error(
                        key,
                        "'%s' is not one of %s; separate names by commas, or say all.%s"
                                .formatted(
                                        name,
                                        String.join(", ", allowed),
                                        renamed(name).orElseGet(() -> Nearest.hint(name, allowed))));
            }
            wanted.add(name);
        }
        return allowed.stream().filter(wanted::contains).toList();
    }

    void error(String key, String allowed) {
        errors.add("%s=%s: %s".formatted(key, PostgresUrl.withoutPassword(text(key)), allowed));
    }

    /**
     * To be called when everything has been read.
     *
     * @throws SettingError if any setting was wrong
     */
    void finish() {
        if (!errors.isEmpty()) {
            throw new SettingError(errors);
        }
    }
}
