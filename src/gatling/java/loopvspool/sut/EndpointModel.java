package loopvspool.sut;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import loopvspool.prediction.Cost;
import loopvspool.prediction.Demand;
import loopvspool.prediction.Machine;
import loopvspool.prediction.Outcomes;
import loopvspool.prediction.Program;
import loopvspool.prediction.RequestStream;
import loopvspool.prediction.Resource;
import loopvspool.prediction.Simulation;

/**
 * How a target serves an endpoint, as the catalogue says it.
 *
 * @param program how a request is served
 * @param probe how a health-check probe is served that comes meanwhile
 * @param machine what requests compute on
 * @param words the order of service, for a report
 * @param crowded how a request is served where chance puts all of them on one of several loops or processes; nothing where
 *     all share one queue
 */
public record EndpointModel(Program program, Program probe, Machine machine, String words, Optional<Program> crowded) {
    /**
     * @param spec the target
     * @param endpoint one that it offers
     * @param cores those that it sees
     * @param cpus what it can use of them
     */
    static EndpointModel of(TargetSpec spec, Endpoint endpoint, int cores, double cpus) {
        ServerModel model = spec.endpoints().get(endpoint).model();
        int loops = spec.endpoints().get(endpoint).loops().count(cores);
        ServerModel.Means means = means(spec, spec.handlers(endpoint, cores), cores, loops);
        return new EndpointModel(
                model.program(means, Cost.NONE),
                model.probe(means, Cost.NONE),
                Machine.of(cpus),
                words(spec.workers(endpoint, cores), endpoint.work() == Work.CPU ? cpus : Double.POSITIVE_INFINITY),
                spec.worksOnFewer(endpoint)
                        ? Optional.of(model.program(means(spec, 1, cores, loops), Cost.NONE))
                        : Optional.empty());
    }

    private static ServerModel.Means means(TargetSpec spec, int workers, int cores, int loops) {
        return new ServerModel.Means(
                new Resource("workers", workers),
                new Resource("connections", spec.connections().orElse(Resource.UNLIMITED)),
                cores,
                loops);
    }

    /**
     * What may become of requests: first as it is claimed, then with threads that stay on the core where they began, then with all
     * requests on one of several loops or processes. An operating system, or who deals out connections, does something between.
     */
    public List<Outcomes> possible(RequestStream requests) {
        List<Outcomes> possible = new ArrayList<>();
        possible.add(Simulation.of(requests, machine));
        possible.add(Simulation.of(requests, new Machine(machine.cores(), Machine.Sharing.NO_MIGRATION)));
        crowded.ifPresent(one -> possible.add(Simulation.of(requests.servedBy(one), machine)));
        return possible;
    }

    private static String words(int workers, double cpus) {
        if (workers == Integer.MAX_VALUE && Double.isInfinite(cpus)) {
            return "all at once";
        }
        String together = workers == 1 ? "one at a time" : "%d at a time".formatted(workers);
        if (workers <= cpus) {
            return together;
        }
        return cpus == Math.rint(cpus)
                ? "%s, sharing %.0f cores".formatted(together, cpus)
                : String.format(Locale.ROOT, "%s, sharing %s CPUs", together, cpus);
    }

    /**
     * What one request of this kind of work asks for.
     *
     * @param seconds how long it takes alone
     */
    public static Demand demand(Work work, double seconds) {
        return switch (work) {
            case CPU -> Demand.compute(seconds);
            case IO -> Demand.waiting(seconds);
            case SQL -> Demand.query(seconds);
        };
    }
}
