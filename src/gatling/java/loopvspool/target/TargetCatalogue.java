package loopvspool.target;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import loopvspool.settings.SettingError;

/** The targets that the lab can measure, from {@code targets.conf}, in the order of that file. */
public final class TargetCatalogue {
    /** What can safely be a folder's name, a part of a URL and a word in a report. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final List<TargetSpec> targets;
    private final TargetSpec downstream;

    private TargetCatalogue(List<TargetSpec> targets, TargetSpec downstream) {
        this.targets = List.copyOf(targets);
        this.downstream = downstream;
    }

    /**
     * Reads {@code targets.conf} from the class path.
     *
     * @throws SettingError if an entry is wrong
     */
    public static TargetCatalogue load() {
        return of(ConfigFactory.parseResources(TargetCatalogue.class.getClassLoader(), "targets.conf"));
    }

    /**
     * Reads a catalogue.
     *
     * @throws SettingError if an entry is wrong
     */
    static TargetCatalogue of(Config config) {
        try {
            ConfigObject entries = config.getObject("targets");
            return new TargetCatalogue(
                    entries.entrySet().stream()
                            .sorted(Comparator.comparingInt(
                                    entry -> entry.getValue().origin().lineNumber()))
                            .map(entry -> target(entry.getKey(), entry.getValue()))
                            .toList(),
                    service("downstream", config));
        } catch (ConfigException e) {
            throw new SettingError("targets.conf: " + e.getMessage());
        }
    }

    private static TargetSpec target(String name, ConfigValue value) {
        if (!NAME.matcher(name).matches() || name.equals("all")) {
            throw new SettingError(
                    "targets.conf: target '%s': a name is a lower-case letter, then letters, digits and hyphens, 40 at most, and not 'all'"
                            .formatted(name));
        }
        try {
            Config entry = value.atKey("entry").getConfig("entry");
            return new TargetSpec(
                    name,
                    entry.getString("model"),
                    entry.getString("module"),
                    entry.getString("mainClass"),
                    List.copyOf(entry.getStringList("arguments")),
                    endpoints(name, entry.getConfig("endpoints")));
        } catch (ConfigException e) {
            throw new SettingError("targets.conf: target %s: %s".formatted(name, e.getMessage()));
        }
    }

    private static TargetSpec service(String name, Config config) {
        Config entry = config.getConfig("services." + name);
        return new TargetSpec(
                name, "service", entry.getString("module"), entry.getString("mainClass"), List.of(), Map.of());
    }

    private static Map<Endpoint, Workers> endpoints(String name, Config entries) {
        Map<Endpoint, Workers> endpoints = new EnumMap<>(Endpoint.class);
        for (String path : entries.root().keySet()) {
            Endpoint endpoint = Endpoint.of(path)
                    .orElseThrow(() ->
                            new SettingError("targets.conf: target %s: endpoint '%s' is not one of the contract's: %s"
                                    .formatted(name, path, String.join(", ", Endpoint.labels()))));
            String workers = entries.getConfig(ConfigUtil.quoteString(path)).getString("workers");
            try {
                endpoints.put(endpoint, Workers.parse(workers));
            } catch (IllegalArgumentException e) {
                throw new SettingError(
                        "targets.conf: target %s, endpoint %s: workers = %s: must be a number of at least 1, cores, N * cores or unbounded"
                                .formatted(name, path, workers));
            }
        }
        if (!endpoints.containsKey(Endpoint.SYNC_CPUBOUND)) {
            throw new SettingError("targets.conf: target %s: must offer %s, which every target is calibrated with"
                    .formatted(name, Endpoint.SYNC_CPUBOUND.label()));
        }
        return endpoints;
    }

    /** The service that IO-bound requests wait for. */
    public TargetSpec downstream() {
        return downstream;
    }

    /** The names of all targets. */
    public List<String> names() {
        return targets.stream().map(TargetSpec::name).toList();
    }

    /** The targets of these names, in the catalogue's order. */
    public List<TargetSpec> select(List<String> names) {
        return targets.stream().filter(target -> names.contains(target.name())).toList();
    }
}
