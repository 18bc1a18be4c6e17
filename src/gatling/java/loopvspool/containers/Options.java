package loopvspool.containers;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import loopvspool.settings.LookalikeSettings;
import loopvspool.settings.PostgresUrl;
import loopvspool.settings.SettingError;

/** What the user and pom.xml say of the containers, and the user's settings of the lab. */
final class Options {
    private static final Pattern PORT = Pattern.compile("docker\\.(?:port|censusPort)\\.[a-z0-9-]+");
    private static final Pattern HEAP = Pattern.compile("-Xmx(\\d{1,12}[kKmMgG]?)");
    private static final long LEAST_MEMORY = 64L << 20;
    /** What a JVM needs besides its heap: classes, compiled code, threads, buffers. */
    private static final long BESIDES_HEAP = 128L << 20;

    private static final Set<String> OF_THE_PLACE = Set.of("lab.launcher", "lab.docker.reach");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\..*|\\[?::1]?");
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
        Map<String, String> lab = new TreeMap<>(LookalikeSettings.settingsAmong(values));
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

    /** Whether Gatling runs in a container, too. */
    boolean isTester() {
        return values.containsKey("docker.tester");
    }

    /**
     * Whether the containers are to stay for more runs.
     *
     * @throws SettingError if it is neither said nor denied
     */
    boolean isToBeKept() {
        String keep = values.get("docker.keep");
        if (!keep.isEmpty() && !keep.equals("true") && !keep.equals("false")) {
            throw new SettingError("docker.keep=%s: must be true or false".formatted(keep));
        }
        return !keep.equals("false");
    }

    /** @throws SettingError if it is no size, or too little for a JVM */
    long memoryBytes() {
        long bytes = bytes(values.get("docker.memory"));
        if (bytes < LEAST_MEMORY) {
            throw new SettingError("docker.memory=%s: must be a size of at least 64m, such as 512m or 1g"
                    .formatted(values.get("docker.memory")));
        }
        return bytes;
    }

    /** @throws SettingError if a heap may grow to more than a container has */
    void requireMemoryFor(List<String> jvmArguments) {
        long memory = memoryBytes();
        for (String argument : jvmArguments) {
            Matcher heap = HEAP.matcher(argument);
            if (heap.matches() && bytes(heap.group(1)) + BESIDES_HEAP > memory) {
                throw new SettingError(
                        "docker.memory=%s: is too little for %s of lab.jvmArguments, and 128m besides: give more, or choose a smaller heap"
                                .formatted(values.get("docker.memory"), argument));
            }
        }
    }

    /** Nothing at all if the text is no size. */
    private static long bytes(String text) {
        try {
            return ConfigFactory.parseMap(Map.of("value", text)).getBytes("value");
        } catch (ConfigException e) {
            return 0;
        }
    }

    /** @throws SettingError if the server's host is another one to each container */
    static void requireForContainers(PostgresUrl url) {
        if (LOOPBACK.matcher(url.host()).matches()) {
            throw new SettingError(
                    "lab.postgres.url=%s: %s is, to a container, itself: name the server as containers reach it, by this machine's address in their network (172.17.0.1 by default on Linux) or host.docker.internal (Docker Desktop)"
                            .formatted(PostgresUrl.withoutPassword(url.text()), url.host()));
        }
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

    /**
     * The lab's settings as a JVM takes them from a file of arguments, a line each; but for those that the tester's place
     * decides.
     */
    String testerOptions() {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("lab.") && !OF_THE_PLACE.contains(entry.getKey()))
                .map(entry -> "-D" + entry.getKey() + "=" + entry.getValue())
                .map(option -> "\"" + option.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n")
                .collect(Collectors.joining());
    }
}
