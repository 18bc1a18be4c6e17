package loopvspool.sut.remote;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopvspool.settings.ServerSettings;
import loopvspool.settings.SettingError;
import loopvspool.sut.Endpoint;
import loopvspool.sut.EndpointSpec;
import loopvspool.sut.ServerModel;
import loopvspool.sut.TargetCatalogue;
import loopvspool.sut.TargetSpec;
import loopvspool.sut.Workers;

/** Makes entries of the catalogue out of what a user says of servers that run already. */
public final class ServerSpecs {
    private static final String WORKERS = "workers";
    private static final String ENDPOINTS = "endpoints";
    private static final String MODEL = "not known";

    private final List<String> errors = new ArrayList<>();

    private ServerSpecs() {}

    /**
     * The entries, in the order of the servers.
     *
     * @throws SettingError if workers or endpoints are none
     */
    public static List<TargetSpec> of(List<ServerSettings> servers, TargetCatalogue catalogue) {
        ServerSpecs specs = new ServerSpecs();
        specs.refuseNamesOfServices(servers, catalogue);
        List<TargetSpec> made = servers.stream()
                .map(server -> catalogue.names().contains(server.name())
                        ? catalogue.select(List.of(server.name())).get(0).runningAlready()
                        : TargetSpec.runningAlready(
                                server.name(), server.model().orElse(MODEL), specs.endpoints(server)))
                .toList();
        if (!specs.errors.isEmpty()) {
            throw new SettingError(specs.errors);
        }
        return made;
    }

    private void refuseNamesOfServices(List<ServerSettings> servers, TargetCatalogue catalogue) {
        List<String> services =
                List.of(catalogue.downstream().name(), catalogue.postgres().name());
        servers.stream()
                .filter(server -> services.contains(server.name()))
                .forEach(server ->
                        errors.add("%s=%s: %s is what the lab calls a service of its own: give the server another name"
                                .formatted(ServerSettings.key(server.name(), "url"), server.url(), server.name())));
    }

    /** Without a list of endpoints all of the contract are asked for: the server's answers tell which there are. */
    private Map<Endpoint, EndpointSpec> endpoints(ServerSettings server) {
        Optional<Workers> byDefault = workers(
                server,
                WORKERS,
                server.workers().orElseThrow(),
                server.workers().get());
        Map<Endpoint, EndpointSpec> endpoints = new EnumMap<>(Endpoint.class);
        String given = server.endpoints().orElse(String.join(",", Endpoint.labels()));
        for (String part : given.split(",", -1)) {
            String[] sides = part.split(":", 2);
            Optional<Endpoint> endpoint = Endpoint.of(sides[0].strip());
            Optional<Workers> workers = sides.length == 1 ? byDefault : workers(server, ENDPOINTS, sides[1], given);
            if (endpoint.isEmpty()) {
                errors.add(
                        "%s=%s: '%s' is not one of %s; separate them by commas, with other workers as in async-iobound:unbounded"
                                .formatted(
                                        ServerSettings.key(server.name(), ENDPOINTS),
                                        given,
                                        sides[0].strip(),
                                        String.join(", ", Endpoint.labels())));
            } else {
                workers.ifPresent(
                        count -> endpoints.put(endpoint.get(), new EndpointSpec(model(endpoint.get()), count)));
            }
        }
        if (errors.isEmpty() && !endpoints.containsKey(Endpoint.SYNC_CPUBOUND)) {
            errors.add("%s=%s: must name %s, which every target is calibrated with"
                    .formatted(ServerSettings.key(server.name(), ENDPOINTS), given, Endpoint.SYNC_CPUBOUND.label()));
        }
        return endpoints;
    }

    /** By the contract some hold what answers a ping, and the others leave it alone. */
    private static ServerModel model(Endpoint endpoint) {
        return switch (endpoint) {
            case SYNC_CPUBOUND, BADASYNC_CPUBOUND, SYNC_IOBOUND, SYNC_SQL -> ServerModel.POOL;
            case ORDERED_CPUBOUND, ASYNC_CPUBOUND -> ServerModel.EXECUTE_BLOCKING;
            case ASYNC_IOBOUND, ASYNC_SQL -> ServerModel.NON_BLOCKING_LOOP;
        };
    }

    private Optional<Workers> workers(ServerSettings server, String field, String text, String given) {
        try {
            return Optional.of(Workers.parse(text));
        } catch (IllegalArgumentException e) {
            errors.add(
                    "%s=%s: workers must be a number of at least 1, cores, 2 * cores (any number of them) or unbounded"
                            .formatted(ServerSettings.key(server.name(), field), given));
            return Optional.empty();
        }
    }
}
