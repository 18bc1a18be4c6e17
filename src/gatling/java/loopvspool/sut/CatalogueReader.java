package loopvspool.sut;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigOrigin;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import loopvspool.settings.Nearest;
import loopvspool.settings.SettingError;

/** Reads {@code targets.conf}: every key that it may have, and what each may be, stands here. */
final class CatalogueReader {
    /** What can safely be a folder's name, a part of a URL and a word in a report. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private static final int OLDEST_JAVA = 17;
    private static final int NEWEST_JAVA = 999;
    private static final int MAX_CONNECTIONS = 1_000;
    /** More users than that no step has. */
    private static final int MAX_BURST = 10_000;

    private static final String TARGETS = "targets";
    private static final String SERVICES = "services";
    private static final String ENDPOINTS = "endpoints";

    private static final CatalogueKey<String> MODEL = CatalogueKey.text("model");
    private static final CatalogueKey<Boolean> BY_DEFAULT = CatalogueKey.truth("byDefault");
    private static final CatalogueKey<Boolean> RELOAD = CatalogueKey.truth("reload");
    private static final CatalogueKey<Boolean> CONTAINER = CatalogueKey.truth("container");
    private static final CatalogueKey<Integer> MINIMUM_JAVA =
            CatalogueKey.whole("minimumJava", OLDEST_JAVA, NEWEST_JAVA);
    private static final CatalogueKey<String> MODULE = CatalogueKey.text("module");
    private static final CatalogueKey<String> MAIN_CLASS = CatalogueKey.text("mainClass");
    private static final CatalogueKey<List<String>> ARGUMENTS = CatalogueKey.texts("arguments");
    private static final CatalogueKey<Integer> CONNECTIONS = CatalogueKey.whole("connections", 1, MAX_CONNECTIONS);
    private static final List<CatalogueKey<?>> OF_A_TARGET =
            List.of(MODEL, BY_DEFAULT, RELOAD, CONTAINER, MINIMUM_JAVA, MODULE, MAIN_CLASS, ARGUMENTS, CONNECTIONS);

    private static final CatalogueKey<Workers> WORKERS = CatalogueKey.text(
            "workers", "a number of at least 1, cores, N * cores or unbounded", CatalogueReader::workers);
    private static final CatalogueKey<Workers> LOOPS =
            CatalogueKey.text("loops", "a number of at least 1, or cores", CatalogueReader::workers);
    private static final CatalogueKey<ServerModel> PROGRAM =
            CatalogueKey.text("program", "one of " + String.join(", ", ServerModel.labels()), ServerModel::of);
    private static final CatalogueKey<Boolean> AT_MOST = CatalogueKey.truth("atMost");
    private static final CatalogueKey<Integer> LARGEST_BURST = CatalogueKey.whole("largestBurst", 1, MAX_BURST);
    private static final List<CatalogueKey<?>> OF_AN_ENDPOINT =
            List.of(PROGRAM, WORKERS, LOOPS, AT_MOST, LARGEST_BURST);

    private static final List<CatalogueKey<?>> OF_A_SERVICE = List.of(MODULE, MAIN_CLASS);

    private final CatalogueBlock root;
    private final List<String> errors = new ArrayList<>();

    /**
     * @param config the whole file, or files
     * @param file names the file that something stands in
     */
    CatalogueReader(Config config, Function<ConfigOrigin, String> file) {
        root = CatalogueBlock.root(config.root(), new CatalogueBlock.Report(errors, file));
    }

    /** The targets, in the order of the file. */
    List<TargetSpec> targets() {
        List<TargetSpec> targets = new ArrayList<>();
        root.block(TARGETS, TARGETS).ifPresent(all -> all.names().forEach(name -> {
            if (!NAME.matcher(name).matches() || name.equals("all")) {
                all.error(
                        "target '%s': a name is a lower-case letter, then letters, digits and hyphens, 40 at most, and not 'all'"
                                .formatted(name));
            } else {
                all.block(name, "target " + name).ifPresent(entry -> targets.add(target(name, entry)));
            }
        }));
        return List.copyOf(targets);
    }

    /** The programs beside the targets, those of these names. */
    Map<String, TargetSpec> services(List<String> names) {
        Map<String, TargetSpec> services = new HashMap<>();
        root.block(SERVICES, SERVICES).ifPresent(all -> {
            for (String name : names) {
                all.block(name, "service " + name).ifPresent(entry -> {
                    ProgramSpec program =
                            new ProgramSpec(entry.required(MODULE, ""), entry.required(MAIN_CLASS, ""), List.of());
                    entry.finish(List.of(), OF_A_SERVICE);
                    services.put(name, TargetSpec.service(name, program));
                });
            }
            all.finish(names, List.of());
        });
        return Map.copyOf(services);
    }

    /**
     * To be called when everything has been read.
     *
     * @throws SettingError with a line for everything that is wrong
     */
    void finish() {
        root.finish(List.of(TARGETS, SERVICES), List.of());
        if (!errors.isEmpty()) {
            throw new SettingError(errors);
        }
    }

    private static TargetSpec target(String name, CatalogueBlock entry) {
        Optional<Integer> connections = entry.optional(CONNECTIONS);
        List<String> arguments = new ArrayList<>(entry.required(ARGUMENTS, List.of()));
        // The pool's size stands once, for the prediction and for the program.
        connections.ifPresent(size -> arguments.add("--connections=" + size));
        TargetSpec target = new TargetSpec(
                name,
                entry.required(MODEL, ""),
                entry.optional(BY_DEFAULT).orElse(true),
                entry.optional(RELOAD).orElse(false),
                availability(entry),
                new ProgramSpec(entry.required(MODULE, ""), entry.required(MAIN_CLASS, ""), arguments),
                connections.map(OptionalInt::of).orElse(OptionalInt.empty()),
                entry.block(ENDPOINTS, "target " + name)
                        .map(endpoints -> endpoints(name, endpoints, entry.has(CONNECTIONS)))
                        .orElse(Map.of()));
        entry.finish(List.of(ENDPOINTS), OF_A_TARGET);
        return target;
    }

    private static Availability availability(CatalogueBlock entry) {
        Availability everywhere = Availability.EVERYWHERE;
        return new Availability(
                entry.optional(MINIMUM_JAVA).orElse(everywhere.minimumJava()),
                entry.optional(CONTAINER).orElse(everywhere.inContainer()));
    }

    private static Map<Endpoint, EndpointSpec> endpoints(String name, CatalogueBlock all, boolean connected) {
        Map<Endpoint, EndpointSpec> endpoints = new EnumMap<>(Endpoint.class);
        for (String label : all.names()) {
            Optional<Endpoint> endpoint = Endpoint.of(label);
            if (endpoint.isEmpty()) {
                all.error("endpoint '%s' is not one of the contract's: %s.%s"
                        .formatted(
                                label, String.join(", ", Endpoint.labels()), Nearest.hint(label, Endpoint.labels())));
            } else {
                all.block(label, "target %s, endpoint %s".formatted(name, label))
                        .ifPresent(entry -> endpoints.put(endpoint.get(), endpoint(entry)));
            }
        }
        if (!connected && endpoints.keySet().stream().anyMatch(endpoint -> endpoint.work() == Work.SQL)) {
            all.error("offers SQL, so it must say how many connections it has to the database: connections = 10");
        }
        if (!all.names().contains(Endpoint.SYNC_CPUBOUND.label())) {
            all.error("must offer %s, which every target is calibrated with".formatted(Endpoint.SYNC_CPUBOUND.label()));
        }
        return endpoints;
    }

    private static EndpointSpec endpoint(CatalogueBlock entry) {
        EndpointSpec endpoint = new EndpointSpec(
                entry.optional(PROGRAM).orElse(ServerModel.POOL),
                entry.required(WORKERS, new Workers(1, false)),
                entry.optional(LOOPS).orElse(EndpointSpec.ONE_LOOP),
                entry.optional(AT_MOST).orElse(false),
                entry.optional(LARGEST_BURST).map(OptionalInt::of).orElse(OptionalInt.empty()));
        entry.finish(List.of(), OF_AN_ENDPOINT);
        return endpoint;
    }

    private static Optional<Workers> workers(String text) {
        try {
            return Optional.of(Workers.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
