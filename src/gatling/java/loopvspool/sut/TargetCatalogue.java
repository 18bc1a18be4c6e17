package loopvspool.sut;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOrigin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import loopvspool.settings.SettingError;

/** The targets that the lab can measure, from {@code targets.conf}, in the order of that file. */
public final class TargetCatalogue {
    private static final String FILE = "targets.conf";
    private static final String DOWNSTREAM = "downstream";
    private static final String POSTGRES = "postgres";

    private final List<TargetSpec> targets;
    private final TargetSpec downstream;
    private final TargetSpec postgres;

    private TargetCatalogue(List<TargetSpec> targets, TargetSpec downstream, TargetSpec postgres) {
        this.targets = List.copyOf(targets);
        this.downstream = downstream;
        this.postgres = postgres;
    }

    /**
     * Reads {@code targets.conf} from the class path. Of several, the first says what the others do not.
     *
     * @throws SettingError if something in it is wrong
     */
    public static TargetCatalogue load() {
        ClassLoader classPath = TargetCatalogue.class.getClassLoader();
        try {
            Config config = ConfigFactory.parseResources(classPath, FILE);
            boolean several = classPath.resources(FILE).count() > 1;
            return of(config, origin -> several && origin.filename() != null ? origin.filename() : FILE);
        } catch (ConfigException e) {
            throw new SettingError(asOneLine(e));
        }
    }

    /**
     * Reads a catalogue.
     *
     * @throws SettingError if something in it is wrong
     */
    static TargetCatalogue of(Config config) {
        return of(config, origin -> FILE);
    }

    private static TargetCatalogue of(Config config, Function<ConfigOrigin, String> file) {
        if (!config.isResolved()) {
            throw new SettingError(FILE + ": must have no substitutions, ${…}: write the value itself");
        }
        CatalogueReader reader = new CatalogueReader(config, file);
        List<TargetSpec> targets = reader.targets();
        Map<String, TargetSpec> services = reader.services(List.of(DOWNSTREAM, POSTGRES));
        reader.finish();
        return new TargetCatalogue(targets, services.get(DOWNSTREAM), services.get(POSTGRES));
    }

    /** The library names file and line itself. */
    private static String asOneLine(ConfigException e) {
        return FILE + " cannot be read: " + e.getMessage().replaceAll("\\s+", " ");
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
