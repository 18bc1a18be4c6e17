package loopvspool.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopvspool.validity.RunResult;

/** Which Java the targets ran on, and which Gatling: readers want the one that was measured, and that need not be Gatling's. */
public final class JavaVersions {
    private final Map<String, Set<String>> targets = new LinkedHashMap<>();
    private final Set<String> silent = new LinkedHashSet<>();

    private JavaVersions() {}

    /** As {@link #text}, of a run whose {@code results.json} is still to be written. */
    static String of(RunResult result) {
        JavaVersions versions = new JavaVersions();
        result.targets()
                .forEach(one -> versions.add(
                        one.target().spec().name(), one.target().identity().details()));
        return versions.beside(
                java(new ObjectMapper().valueToTree(result.environment().injector())));
    }

    /**
     * Says it in words: {@code targets: Java 25.0.3 (Eclipse Adoptium); Gatling: Java 17.0.15 (Debian)}; the version alone where
     * all ran on the same; each by name where targets differ, or one reports none.
     *
     * @param injector as in {@code environment} of {@code results.json}
     * @param targets of {@code results.json}
     */
    public static String text(JsonNode injector, Iterable<JsonNode> targets) {
        JavaVersions versions = new JavaVersions();
        targets.forEach(target -> versions.add(target.path("name").asText(), target.path("identity")));
        return versions.beside(java(injector));
    }

    /**
     * The Java that a target reports of itself; nothing if it reports none.
     *
     * @param identity the target's answer to a ping
     */
    public static Optional<String> reported(JsonNode identity) {
        JsonNode java = identity.path("java");
        // A server of others may report it in a word.
        return java.isTextual() ? Optional.of("Java " + oneLine(java)) : java(java);
    }

    private static Optional<String> java(JsonNode java) {
        if (!java.path("version").isTextual()) {
            return Optional.empty();
        }
        String vendor = java.path("vendor").isTextual() ? " (" + oneLine(java.path("vendor")) + ")" : "";
        return Optional.of("Java " + oneLine(java.path("version")) + vendor);
    }

    private static String oneLine(JsonNode text) {
        return text.textValue().replaceAll("\\p{Cntrl}", " ").strip();
    }

    /** The processes of several forks have one name. */
    private void add(String target, JsonNode identity) {
        reported(identity)
                .ifPresentOrElse(
                        java -> targets.computeIfAbsent(java, first -> new LinkedHashSet<>())
                                .add(target),
                        () -> silent.add(target));
    }

    private String beside(Optional<String> gatling) {
        boolean alike = targets.size() == 1 && silent.isEmpty();
        if (alike && gatling.stream().allMatch(targets::containsKey)) {
            return targets.keySet().iterator().next();
        }
        return Stream.concat(
                        targets.entrySet().stream()
                                .map(one ->
                                        (alike ? "targets" : String.join(", ", one.getValue())) + ": " + one.getKey()),
                        gatling.stream().map(java -> "Gatling: " + java))
                .collect(Collectors.joining("; "));
    }
}
