package loopvspool.target;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import loopvspool.settings.SettingError;

/** The targets that the lab can measure, from {@code targets.conf}, in the order of that file. */
public final class TargetCatalogue {
    /** What can safely be a folder's name, a part of a URL and a word in a report. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private static final String WAIT = "wait";
    private static final String PASS = "pass";
    private static final int MAX_CONNECTIONS = 1_000;
    /** More users than that no step has. */
    private static final int MAX_BURST = 10_000;

    private final List<TargetSpec> targets;
    private final TargetSpec downstream;
    private final TargetSpec postgres;

    private TargetCatalogue(List<TargetSpec> targets, TargetSpec downstream, TargetSpec postgres) {
        this.targets = List.copyOf(targets);
        this.downstream = downstream;
        this.postgres = postgres;
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
                    service("downstream", config),
                    service("postgres", config));
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
                    !entry.hasPath("byDefault") || entry.getBoolean("byDefault"),
                    entry.hasPath("reload") && entry.getBoolean("reload"),
                    availability(entry),
                    new ProgramSpec(entry.getString("module"), entry.getString("mainClass"), arguments(entry)),
                    entry.hasPath("connections")
                            ? OptionalInt.of(connections(name, entry.getInt("connections")))
                            : OptionalInt.empty(),
                    endpoints(name, entry.getConfig("endpoints"), entry.hasPath("connections")));
        } catch (ConfigException e) {
            throw new SettingError("targets.conf: target %s: %s".formatted(name, e.getMessage()));
        }
    }

    private static Availability availability(Config entry) {
        Availability everywhere = Availability.EVERYWHERE;
        return new Availability(
                entry.hasPath("minimumJava") ? entry.getInt("minimumJava") : everywhere.minimumJava(),
                entry.hasPath("container") ? entry.getBoolean("container") : everywhere.inContainer());
    }

    /** The pool's size stands once, for the prediction and for the program. */
    private static List<String> arguments(Config entry) {
        List<String> arguments = new ArrayList<>(entry.getStringList("arguments"));
        if (entry.hasPath("connections")) {
            arguments.add("--connections=" + entry.getInt("connections"));
        }
        return List.copyOf(arguments);
    }

    private static int connections(String name, int connections) {
        if (connections < 1 || connections > MAX_CONNECTIONS) {
            throw new SettingError("targets.conf: target %s: connections = %d: must be a whole number from 1 to %d"
                    .formatted(name, connections, MAX_CONNECTIONS));
        }
        return connections;
    }

    private static TargetSpec service(String name, Config config) {
        Config entry = config.getConfig("services." + name);
        return TargetSpec.service(
                name, new ProgramSpec(entry.getString("module"), entry.getString("mainClass"), List.of()));
    }

    private static Map<Endpoint, EndpointSpec> endpoints(String name, Config entries, boolean connected) {
        Map<Endpoint, EndpointSpec> endpoints = new EnumMap<>(Endpoint.class);
        for (String path : entries.root().keySet()) {
            Endpoint endpoint = Endpoint.of(path)
                    .orElseThrow(() ->
                            new SettingError("targets.conf: target %s: endpoint '%s' is not one of the contract's: %s"
                                    .formatted(name, path, String.join(", ", Endpoint.labels()))));
            Config entry = entries.getConfig(ConfigUtil.quoteString(path));
            String workers = entry.getString("workers");
            String bystanders = entry.hasPath("bystanders") ? entry.getString("bystanders") : WAIT;
            if (!bystanders.equals(WAIT) && !bystanders.equals(PASS)) {
                throw new SettingError("targets.conf: target %s, endpoint %s: bystanders = %s: must be %s or %s"
                        .formatted(name, path, bystanders, WAIT, PASS));
            }
            try {
                endpoints.put(
                        endpoint,
                        new EndpointSpec(
                                Workers.parse(workers),
                                entry.hasPath("atMost") && entry.getBoolean("atMost"),
                                bystanders.equals(WAIT),
                                largestBurst(name, path, entry)));
            } catch (IllegalArgumentException e) {
                throw new SettingError(
                        "targets.conf: target %s, endpoint %s: workers = %s: must be a number of at least 1, cores, N * cores or unbounded"
                                .formatted(name, path, workers));
            }
        }
        if (!connected && endpoints.keySet().stream().anyMatch(endpoint -> endpoint.work() == Work.SQL)) {
            throw new SettingError(
                    "targets.conf: target %s: offers SQL, so it must say how many connections it has to the database: connections = 10"
                            .formatted(name));
        }
        if (!endpoints.containsKey(Endpoint.SYNC_CPUBOUND)) {
            throw new SettingError("targets.conf: target %s: must offer %s, which every target is calibrated with"
                    .formatted(name, Endpoint.SYNC_CPUBOUND.label()));
        }
        return endpoints;
    }

    private static OptionalInt largestBurst(String name, String path, Config entry) {
        if (!entry.hasPath("largestBurst")) {
            return OptionalInt.empty();
        }
        int users = entry.getInt("largestBurst");
        if (users < 1 || users > MAX_BURST) {
            throw new SettingError(
                    "targets.conf: target %s, endpoint %s: largestBurst = %d: must be a whole number from 1 to %d"
                            .formatted(name, path, users, MAX_BURST));
        }
        return OptionalInt.of(users);
    }

    /** The same with these targets, each in the place of that of its name, or, where there is none, at the end. */
    public TargetCatalogue with(List<TargetSpec> others) {
        Map<String, TargetSpec> all = new LinkedHashMap<>();
        Stream.concat(targets.stream(), others.stream()).forEach(target -> all.put(target.name(), target));
        return new TargetCatalogue(List.copyOf(all.values()), downstream, postgres);
    }

    /** The service that IO-bound requests wait for. */
    public TargetSpec downstream() {
        return downstream;
    }

    /** The database that comes with the lab. */
    public TargetSpec postgres() {
        return postgres;
    }

    /** The names of the targets that are measured unless the user names others. */
    public List<String> namesByDefault() {
        return targets.stream()
                .filter(TargetSpec::byDefault)
                .map(TargetSpec::name)
                .toList();
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
