package loopvspool.sut;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A target as the catalogue describes it.
 *
 * @param name the target's name, used in settings and reports
 * @param model its concurrency model, in words
 * @param byDefault whether it is measured unless the user names others
 * @param reloads whether its program can be run as in development, with reload
 * @param availability where it can be had
 * @param program how it is started
 * @param connections the size of its pool of connections to the database; empty if it has none, or nobody knows
 * @param endpoints the endpoints that it offers
 */
public record TargetSpec(
        String name,
        String model,
        boolean byDefault,
        boolean reloads,
        Availability availability,
        ProgramSpec program,
        OptionalInt connections,
        Map<Endpoint, EndpointSpec> endpoints) {

    /** What the names of variables begin with that a target takes for options: none of the user's must reach it unseen. */
    public static final String VARIABLES = "LAB_";

    /** A program beside the targets that is started in the same way and has no endpoint under load. */
    static TargetSpec service(String name, ProgramSpec program) {
        return new TargetSpec(
                name, "service", true, false, Availability.EVERYWHERE, program, OptionalInt.empty(), Map.of());
    }

    /** A target that only a user knows, as a server that others have started. Its workers say how many connections it has. */
    public static TargetSpec runningAlready(String name, String model, Map<Endpoint, EndpointSpec> endpoints) {
        return new TargetSpec(
                name,
                model,
                true,
                false,
                Availability.EVERYWHERE,
                ProgramSpec.UNKNOWN,
                OptionalInt.empty(),
                Map.copyOf(endpoints));
    }

    /** The same target as a server that others have started: the lab cannot start it again, as development does. */
    public TargetSpec runningAlready() {
        return new TargetSpec(name, model, byDefault, false, Availability.EVERYWHERE, program, connections, endpoints);
    }

    /** The same target, started with one more argument. */
    public TargetSpec with(String argument) {
        return with(program.with(argument));
    }

    /** The same target, started with one more variable in its environment. */
    public TargetSpec with(String variable, String value) {
        return with(program.with(variable, value));
    }

    private TargetSpec with(ProgramSpec other) {
        return new TargetSpec(name, model, byDefault, reloads, availability, other, connections, endpoints);
    }

    /** The same target without the endpoints for this kind of work. */
    public TargetSpec without(Work work) {
        return keeping(endpoint -> endpoint.work() != work);
    }

    /** The same target with none but these endpoints. */
    public TargetSpec only(Set<Endpoint> offered) {
        return keeping(offered::contains);
    }

    /** The same target where its workers are the best case: chance, or who balances, may leave some idle while requests wait. */
    public TargetSpec atMost() {
        Map<Endpoint, EndpointSpec> best = new EnumMap<>(endpoints);
        best.replaceAll((endpoint, spec) -> spec.asBestCase());
        return new TargetSpec(name, model, byDefault, reloads, availability, program, connections, best);
    }

    private TargetSpec keeping(Predicate<Endpoint> offered) {
        Map<Endpoint, EndpointSpec> fewer = new EnumMap<>(endpoints);
        fewer.keySet().removeIf(offered.negate());
        return new TargetSpec(name, model, byDefault, reloads, availability, program, connections, fewer);
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

    /**
     * How the endpoint serves its requests.
     *
     * @param cores those that the target sees
     * @param cpus what it can use of them
     */
    public EndpointModel model(Endpoint endpoint, int cores, double cpus) {
        return EndpointModel.of(this, endpoint, cores, cpus);
    }

    /** Whether the endpoint may work on fewer, by chance. */
    public boolean worksOnFewer(Endpoint endpoint) {
        return endpoints.get(endpoint).atMost();
    }

    /** How many requests may come at once at most; empty if any number may. */
    public OptionalInt largestBurst(Endpoint endpoint) {
        return endpoints.get(endpoint).largestBurst();
    }
}
