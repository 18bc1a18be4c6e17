package loopvspool.sut;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Variables of the environment from which JVMs and Maven take options, whoever starts them. What a user has set there for other
 * programs (a collector, a heap, an agent) reaches Maven and Gatling, and is recorded with the run. It is kept from the servers under
 * test: those differ in their concurrency model alone, and get their options from {@code lab.jvmArguments}.
 */
public final class JvmVariables {
    /** Those that each JVM reads: of two options for the same thing it takes the last one, of two collectors neither. */
    private static final List<String> OF_A_JVM = List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS");

    private static final List<String> OF_MAVEN = List.of("MAVEN_OPTS", "MAVEN_ARGS");
    private static final Pattern SECRET = Pattern.compile(
            "(-D\\S*(?:password|passwd|secret|token|credential)\\S*?=)(\"[^\"]*\"|'[^']*'|\\S+)",
            Pattern.CASE_INSENSITIVE);

    private JvmVariables() {}

    /** Removes those that each JVM reads from the environment of a server that is about to be started. */
    public static void keepFrom(Map<String, String> environment) {
        OF_A_JVM.forEach(environment::remove);
    }

    /** Those of them that are set, by name, without secrets. */
    public static SortedMap<String, String> keptFromServers(Map<String, String> environment) {
        return set(OF_A_JVM, environment);
    }

    /** The same with those of Maven. */
    public static SortedMap<String, String> of(Map<String, String> environment) {
        SortedMap<String, String> all = keptFromServers(environment);
        all.putAll(set(OF_MAVEN, environment));
        return all;
    }

    private static SortedMap<String, String> set(List<String> names, Map<String, String> environment) {
        return names.stream()
                .filter(name -> !environment.getOrDefault(name, "").isBlank())
                .collect(Collectors.toMap(
                        name -> name, name -> withoutSecrets(environment.get(name)), (a, b) -> a, TreeMap::new));
    }

    /** Options of a JVM without the values of properties that look like secrets. */
    public static String withoutSecrets(String options) {
        return SECRET.matcher(options).replaceAll("$1...");
    }
}
