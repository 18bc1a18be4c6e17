package loopvspool.sut;

import loopvspool.prediction.Cost;
import loopvspool.prediction.Demand;
import loopvspool.prediction.Machine;
import loopvspool.prediction.Program;
import loopvspool.prediction.Resource;

/**
 * How a target serves an endpoint, as the catalogue says it.
 *
 * @param program how a request is served
 * @param probe how a health-check probe is served that comes meanwhile
 * @param machine what requests compute on
 * @param words the order of service, for a report
 */
public record EndpointModel(Program program, Program probe, Machine machine, String words) {
    /**
     * @param spec the target
     * @param endpoint one that it offers
     * @param cores those that it may use
     */
    static EndpointModel of(TargetSpec spec, Endpoint endpoint, int cores) {
        ServerModel.Means means = new ServerModel.Means(
                new Resource("workers", spec.handlers(endpoint, cores)),
                new Resource("connections", spec.connections().orElse(Resource.UNLIMITED)),
                cores);
        ServerModel model = spec.endpoints().get(endpoint).model();
        return new EndpointModel(
                model.program(means, Cost.NONE),
                model.probe(means, Cost.NONE),
                Machine.of(cores),
                words(spec.workers(endpoint, cores), endpoint.work() == Work.CPU ? cores : Integer.MAX_VALUE));
    }

    private static String words(int workers, int cores) {
        if (workers == Integer.MAX_VALUE && cores == Integer.MAX_VALUE) {
            return "all at once";
        }
        if (workers == 1) {
            return "one at a time";
        }
        return workers <= cores
                ? "%d at a time".formatted(workers)
                : "%d at a time, sharing %d cores".formatted(workers, cores);
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
