package loopvspool.containers;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import loopvspool.settings.SettingError;

/** What the user and pom.xml say of the containers, and the user's settings of the lab. */
final class Options {
    private static final Pattern PORT = Pattern.compile("docker\\.(?:port|censusPort)\\.[a-z0-9-]+");
    private static final long LEAST_MEMORY = 64L << 20;
    private static final int MAX_PORT = 65_535;

    private final Map<String, String> values;

    private Options(Map<String, String> values) {
        this.values = values;
    }

    /** @param arguments {@code name=value} each, over the system properties */
    static Options of(List<String> arguments) {
        Map<String, String> values = new TreeMap<>();
        System.getProperties().stringPropertyNames().forEach(name -> values.put(name, System.getProperty(name)));
        arguments.stream().map(argument -> argument.split("=", 2)).forEach(pair -> values.put(pair[0], pair[1]));
        return new Options(values);
    }

    /** The lab's settings, by their keys. */
    Map<String, String> labSettings() {
        Map<String, String> lab = values.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("lab."))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        lab.put("lab.launcher", "docker");
        return lab;
    }

    /** The targets that have a container in pom.xml. */
    List<String> targets() {
        return List.of(values.get("docker.targets").split(","));
    }

    String baseImage() {
        return values.get("docker.base.image");
    }

    String resultsFolder() {
        return values.get("gatling.resultsFolder");
    }

    String postgresImage() {
        return values.get("docker.postgres.image");
    }

    /** @throws SettingError if it is no size, or too little for a JVM */
    long memoryBytes() {
        String text = values.get("docker.memory");
        try {
            long bytes = ConfigFactory.parseMap(Map.of("value", text)).getBytes("value");
            if (bytes >= LEAST_MEMORY) {
                return bytes;
            }
        } catch (ConfigException e) {
            // Not a size: the same error.
        }
        throw new SettingError("docker.memory=%s: must be a size of at least 64m, such as 512m or 1g".formatted(text));
    }

    /**
     * The engine would find out only when other containers run already.
     *
     * @throws SettingError if a port is none, or taken
     */
    void requireFreePorts() {
        values.keySet().stream().filter(key -> PORT.matcher(key).matches()).forEach(this::requireFree);
    }

    private void requireFree(String key) {
        int port;
        try {
            port = Integer.parseInt(values.get(key));
        } catch (NumberFormatException e) {
            port = -1;
        }
        if (port < 1 || port > MAX_PORT) {
            throw new SettingError("%s=%s: must be a port from 1 to %d; leave it out, and the engine takes a free one"
                    .formatted(key, values.get(key), MAX_PORT));
        }
        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            free.setReuseAddress(true);
        } catch (IOException e) {
            throw new SettingError(
                    "%s=%d: the port is taken on 127.0.0.1 (%s): choose another, or leave it out, and the engine takes a free one"
                            .formatted(key, port, e.getMessage()));
        }
    }

    /** The lab's settings as options of a JVM, as JDK_JAVA_OPTIONS takes them. The launcher is the tester's own affair. */
    String testerOptions() {
        return values.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith("lab.") && !entry.getKey().equals("lab.launcher"))
                .map(entry -> quoted("-D" + entry.getKey() + "=" + entry.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String quoted(String option) {
        if (option.chars().noneMatch(c -> Character.isWhitespace(c) || c == '"' || c == '\'')) {
            return option;
        }
        char quote = option.indexOf('"') < 0 ? '"' : '\'';
        if (option.indexOf(quote) >= 0) {
            throw new SettingError(
                    "%s: has both kinds of quotation marks, which cannot be handed to a JVM in a container: leave one kind out"
                            .formatted(option));
        }
        return quote + option + quote;
    }
}
