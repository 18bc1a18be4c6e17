package loopvspool.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import loopvspool.report.JavaVersions;

/** What a run ran on and with, in words: what may be another one in another run, and is not a mere measurement of this one. */
final class Circumstances {
    /** Between a target's name and what of it is meant. */
    static final String OF_TARGET = ": ";

    private static final double GIBIBYTE = 1 << 30;

    private final Map<String, String> found = new LinkedHashMap<>();

    private Circumstances() {}

    /**
     * Puts them together; what a run does not report is left out.
     *
     * @param environment of {@code results.json}
     * @param targets of {@code results.json}
     */
    static Map<String, String> of(JsonNode environment, List<JsonNode> targets) {
        Circumstances all = new Circumstances();
        all.machine(environment.path("machine"));
        all.put("injector's CPU quota", environment.at("/injector/quota/cpus"));
        all.put("injector's JVM", environment.at("/injector/vm"));
        all.put("injector's collectors", environment.at("/injector/collectors"));
        all.put("JVM options from the environment", environment.path("variables"));
        all.put("Gatling", environment.path("gatling"));
        all.put("commit of the lab", environment.path("commit"));
        targets.forEach(all::target);
        for (JsonNode container : environment.path("containers")) {
            String name = "image of " + container.path("name").asText();
            all.found.put(
                    name,
                    container.path("image").asText() + " "
                            + container.path("imageId").asText());
        }
        return all.found;
    }

    private void machine(JsonNode machine) {
        put("processor", machine.path("cpu"));
        put("cores", machine.path("cores"));
        JsonNode usable = machine.at("/cpus/usable");
        if (!usable.equals(machine.at("/cpus/online"))) {
            put("cores that the run may use", usable);
        }
        put("threads per core", machine.path("threadsPerCore"));
        if (machine.path("memoryBytes").isNumber()) {
            found.put("memory", Math.round(machine.path("memoryBytes").asLong() / GIBIBYTE) + " GiB");
        }
        put("system", machine.path("os"));
    }

    /** The processes of several forks are told apart by nothing that counts here. */
    private void target(JsonNode target) {
        String name = target.path("name").asText();
        put(name + OF_TARGET + "cores", target.path("cores"));
        put(name + OF_TARGET + "CPU quota", target.at("/quota/cpus"));
        put(name + OF_TARGET + "workers", target.path("workers"));
        JsonNode java = target.at("/identity/java");
        JavaVersions.reported(target.path("identity"))
                .ifPresent(version -> found.put(name + OF_TARGET + "JDK", withBuild(version, java.path("vmVersion"))));
        put(name + OF_TARGET + "VM's options", java.path("flags"));
        put(name + OF_TARGET + "collectors", java.path("gc"));
        put(name + OF_TARGET + "libraries", target.at("/identity/libraries"));
    }

    /** Two builds of one version may differ. */
    private static String withBuild(String version, JsonNode build) {
        return build.isTextual() ? version + ", " + build.textValue() : version;
    }

    private void put(String name, JsonNode value) {
        if (!value.isMissingNode() && !value.isNull()) {
            found.put(name, words(value));
        }
    }

    private static String words(JsonNode value) {
        if (value.isObject()) {
            return value.properties().stream()
                    .map(field -> field.getKey() + " " + field.getValue().asText())
                    .collect(Collectors.joining(", "));
        }
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(", "))
                : value.asText();
    }
}
