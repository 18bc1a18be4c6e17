package loopvspool.workload;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The variables of the environment that are meant for a program: those that begin with {@value #PREFIX}. An empty one is
 * none: that is how a composition, or an image built on another, takes one back.
 */
final class Variables {

    static final String PREFIX = "LAB_";

    private final Map<String, String> given;
    private final TreeSet<String> known = new TreeSet<>();

    private Variables(Map<String, String> given) {
        this.given = given;
    }

    static Variables in(Map<String, String> environment) {
        return new Variables(environment.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(PREFIX))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new)));
    }

    /** The variable that stands for an option: {@code LAB_CENSUS_PORT} for {@code --census-port}. */
    static String standingFor(String option) {
        return PREFIX + option.substring("--".length()).replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** The value of a variable; from now on it is a known one. */
    Optional<String> value(String name) {
        known.add(name);
        return Optional.ofNullable(given.get(name)).filter(value -> !value.isEmpty());
    }

    /**
     * To be called when every variable has been asked for.
     *
     * @throws BadOption where one is given that nobody asked for; the message does not show its value, for it may be one
     * that its owner misspelt, of {@value Database#VARIABLE}
     */
    void rejectUnknown() {
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                throw new BadOption("unknown variable " + Excerpt.of(name) + " in the environment: known are "
                        + String.join(", ", known));
            }
        }
    }
}
