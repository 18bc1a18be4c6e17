package loopvspool.predict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import loopvspool.prediction.Cost;
import loopvspool.prediction.Program;
import loopvspool.prediction.Resource;
import loopvspool.target.Endpoint;
import loopvspool.target.EndpointSpec;
import loopvspool.target.ServerModel;
import loopvspool.target.TargetCatalogue;
import loopvspool.target.TargetSpec;

/**
 * A way to run the work, of those that the catalogue knows.
 *
 * @param names the targets that run it so
 * @param model how a request is served
 * @param means what it has
 */
record Candidate(List<String> names, ServerModel model, ServerModel.Means means) {
    /** Those of the catalogue on so many cores, each way once; in the order of the catalogue. */
    static List<Candidate> of(TargetCatalogue catalogue, double cores, OptionalInt connections) {
        int whole = (int) Math.ceil(cores);
        Map<Way, List<String>> ways = new LinkedHashMap<>();
        for (TargetSpec spec : catalogue.select(catalogue.names())) {
            for (Map.Entry<Endpoint, EndpointSpec> endpoint : spec.endpoints().entrySet()) {
                if (endpoint.getKey() == Endpoint.ORDERED_CPUBOUND) {
                    continue;
                }
                Way way = new Way(
                        endpoint.getValue().model(),
                        workers(endpoint.getValue(), whole),
                        connections.orElse(spec.connections().orElse(Resource.UNLIMITED)));
                List<String> names = ways.computeIfAbsent(way, one -> new ArrayList<>());
                if (!names.contains(spec.name())) {
                    names.add(spec.name());
                }
            }
        }
        return ways.entrySet().stream()
                .map(entry -> entry.getKey().of(entry.getValue(), whole))
                .toList();
    }

    private record Way(ServerModel model, int workers, int connections) {
        Candidate of(List<String> names, int cores) {
            return new Candidate(
                    names,
                    model,
                    new ServerModel.Means(
                            new Resource("workers", workers), new Resource("connections", connections), cores));
        }
    }

    /** Of the models whose workers are what they are, whatever the endpoint. */
    private static int workers(EndpointSpec endpoint, int cores) {
        return switch (endpoint.model()) {
            case POOL, BLOCKED_LOOP, EXECUTE_BLOCKING -> endpoint.workers().count(cores);
            case NON_BLOCKING_LOOP, VIRTUAL_THREADS -> Resource.UNLIMITED;
        };
    }

    Program program() {
        return model.program(means, Cost.NONE);
    }
}
