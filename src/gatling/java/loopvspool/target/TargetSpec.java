package loopvspool.target;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A target as the catalogue describes it.
 *
 * @param name the target's name, used in settings and reports
 * @param model its concurrency model, in words
 * @param byDefault whether it is measured unless the user names others
 * @param reloads whether its program can be run as in development, with reload
 * @param availability where it can be had
 * @param module the Maven module that holds the program, relative to the project
 * @param mainClass the program
 * @param arguments the program's own arguments
 * @param environment variables of its environment; what must not be seen on a command line, which every report shows
 * @param connections the size of its pool of connections to the database; empty if it has none, or nobody knows
 * @param endpoints the endpoints that it offers
 */
public record TargetSpec(
        String name,
        String model,
        boolean byDefault,
        boolean reloads,
        Availability availability,
        String module,
        String mainClass,
        List<String> arguments,
        Map<String, String> environment,
        OptionalInt connections,
        Map<Endpoint, EndpointSpec> endpoints) {

    /** What the names of variables begin with that a target takes for options: none of the user's must reach it unseen. */
    public static final String VARIABLES = "LAB_";

    /** A program beside the targets that is started in the same way and has no endpoint under load. */
    static TargetSpec service(String name, String module, String mainClass, List<String> arguments) {
        return new TargetSpec(
                name,
                "service",
                true,
                false,
                Availability.EVERYWHERE,
                module,
                mainClass,
                List.copyOf(arguments),
                Map.of(),
                OptionalInt.empty(),
                Map.of());
    }

    /** The same target, started with one more argument. */
    public TargetSpec with(String argument) {
        List<String> more =
                Stream.concat(arguments.stream(), Stream.of(argument)).toList();
        return new TargetSpec(
                name,
                model,
                byDefault,
                reloads,
                availability,
                module,
                mainClass,
                more,
                environment,
                connections,
                endpoints);
    }

    /** The same target, started with one more variable in its environment. */
    public TargetSpec with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new TargetSpec(
                name,
                model,
                byDefault,
                reloads,
                availability,
                module,
                mainClass,
                arguments,
                Map.copyOf(more),
                connections,
                endpoints);
    }

    /** The same target without the endpoints for this kind of work. */
    public TargetSpec without(Work work) {
        Map<Endpoint, EndpointSpec> fewer = new EnumMap<>(endpoints);
        fewer.keySet().removeIf(endpoint -> endpoint.work() == work);
        return new TargetSpec(
                name,
                model,
                byDefault,
                reloads,
                availability,
                module,
                mainClass,
                arguments,
                environment,
                connections,
                fewer);
    }

    /** The same target with none but these endpoints. */
    public TargetSpec only(Set<Endpoint> offered) {
        Map<Endpoint, EndpointSpec> fewer = new EnumMap<>(endpoints);
        fewer.keySet().retainAll(offered);
        return new TargetSpec(
                name,
                model,
                byDefault,
                reloads,
                availability,
                module,
                mainClass,
                arguments,
                environment,
                connections,
                fewer);
    }

    /** The same target as a server that others have started: the lab cannot start it again, as development does. */
    public TargetSpec runningAlready() {
        return new TargetSpec(
                name,
                model,
                byDefault,
                false,
                Availability.EVERYWHERE,
                module,
                mainClass,
                arguments,
                environment,
                connections,
                endpoints);
    }

    /** A target that only a user knows, as a server that others have started. Its workers say how many connections it has. */
    public static TargetSpec runningAlready(String name, String model, Map<Endpoint, EndpointSpec> endpoints) {
        return new TargetSpec(
                name,
                model,
                true,
                false,
                Availability.EVERYWHERE,
                "",
                "",
                List.of(),
                Map.of(),
                OptionalInt.empty(),
                Map.copyOf(endpoints));
    }

    /** Whether the target offers the endpoint. */
    public boolean offers(Endpoint endpoint) {
        return endpoints.containsKey(endpoint);
    }

    /**
     * How many requests the endpoint works on at once on so many cores. A request for the database works from when it has
     * its connection.
     */
    public int workers(Endpoint endpoint, int cores) {
        int handlers = handlers(endpoint, cores);
        return endpoint.work() == Work.SQL ? Math.min(handlers, connections.orElse(handlers)) : handlers;
    }

    /** How many requests the endpoint takes in hand at once, those among them that wait for a connection. */
    public int handlers(Endpoint endpoint, int cores) {
        return endpoints.get(endpoint).workers().count(cores);
    }

    /** Whether the endpoint may work on fewer, by chance. */
    public boolean worksOnFewer(Endpoint endpoint) {
        return endpoints.get(endpoint).atMost();
    }

    /** How many requests may come at once at most; empty if any number may. */
    public OptionalInt largestBurst(Endpoint endpoint) {
        return endpoints.get(endpoint).largestBurst();
    }

    /** Whether a ping waits for one of the endpoint's workers. */
    public boolean bystandersWait(Endpoint endpoint) {
        return endpoints.get(endpoint).bystandersWait();
    }
}
