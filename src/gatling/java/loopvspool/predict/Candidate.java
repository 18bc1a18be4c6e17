package loopvspool.predict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loopvspool.prediction.Cost;
import loopvspool.prediction.Phase;
import loopvspool.prediction.Program;
import loopvspool.prediction.Resource;
import loopvspool.sut.Endpoint;
import loopvspool.sut.EndpointSpec;
import loopvspool.sut.ServerModel;
import loopvspool.sut.TargetCatalogue;
import loopvspool.sut.TargetSpec;

/**
 * A way to run the work.
 *
 * @param targets those of the catalogue that run it so; none where the user has described it
 * @param model how a request is served
 * @param means what it has
 */
record Candidate(List<String> targets, ServerModel model, ServerModel.Means means) {
    /** One pool of so many workers, if the question is about that; else those of the catalogue, each way once, in its order. */
    static List<Candidate> of(Question question, TargetCatalogue catalogue) {
        if (question.service().workers().isPresent()) {
            int connections = question.service().connections().orElse(Resource.UNLIMITED);
            Way way = new Way(ServerModel.POOL, question.service().workers().getAsInt(), connections, 1);
            return List.of(way.on(question, List.of()));
        }
        boolean queries = question.demand().phases().stream().anyMatch(phase -> phase instanceof Phase.Query);
        Map<Way, List<String>> ways = new LinkedHashMap<>();
        for (TargetSpec spec : catalogue.select(catalogue.names())) {
            if (queries
                    && question.service().connections().isEmpty()
                    && spec.connections().isEmpty()) {
                continue;
            }
            int connections =
                    question.service().connections().orElse(spec.connections().orElse(Resource.UNLIMITED));
            spec.endpoints().forEach((endpoint, how) -> {
                // It is a way to use the loop of the same target, and not a way to run a service.
                if (endpoint != Endpoint.ORDERED_CPUBOUND) {
                    int workers = workers(how, question.wholeCores());
                    boolean scarce = queries && connections < inHand(how.model(), workers);
                    Way way = new Way(
                            how.model(),
                            workers,
                            scarce ? connections : Resource.UNLIMITED,
                            how.model() == ServerModel.NON_BLOCKING_LOOP
                                    ? how.loops().count(question.wholeCores())
                                    : 1);
                    List<String> targets = ways.computeIfAbsent(way, one -> new ArrayList<>());
                    if (!targets.contains(spec.name())) {
                        targets.add(spec.name());
                    }
                }
            });
        }
        return ways.entrySet().stream()
                .map(entry -> entry.getKey().on(question, entry.getValue()))
                .toList();
    }

    private record Way(ServerModel model, int workers, int connections, int loops) {
        Candidate on(Question question, List<String> targets) {
            String name = model == ServerModel.BLOCKED_LOOP ? "loop" : "worker";
            return new Candidate(
                    targets,
                    model,
                    new ServerModel.Means(
                            new Resource(name, workers, question.service().mostWaiting()),
                            new Resource("connection to the database", connections),
                            question.wholeCores(),
                            loops));
        }
    }

    /** So many requests can ask for a connection at the same time. */
    private static int inHand(ServerModel model, int workers) {
        return model == ServerModel.EXECUTE_BLOCKING ? Resource.UNLIMITED : workers;
    }

    private static int workers(EndpointSpec endpoint, int cores) {
        return switch (endpoint.model()) {
            case POOL, BLOCKED_LOOP, EXECUTE_BLOCKING -> endpoint.workers().count(cores);
            case NON_BLOCKING_LOOP, VIRTUAL_THREADS -> Resource.UNLIMITED;
        };
    }

    Program program() {
        return model.program(means, Cost.NONE);
    }

    /** The way in a few words. */
    String label() {
        int workers = means.workers().capacity();
        return switch (model) {
            case POOL -> "pool of " + workers;
            case BLOCKED_LOOP -> workers == 1 ? "blocked loop" : workers + " blocked loops";
            case EXECUTE_BLOCKING -> "executeBlocking on " + workers;
            case NON_BLOCKING_LOOP -> means.loops() == 1 ? model.label() : means.loops() + " non-blocking loops";
            case VIRTUAL_THREADS -> model.label();
        };
    }

    /** Threads of the platform that serve requests; of virtual threads their carriers. */
    int threads() {
        int workers = means.workers().capacity();
        return switch (model) {
            case POOL, BLOCKED_LOOP -> workers;
            case EXECUTE_BLOCKING -> means.loops() + workers;
            case NON_BLOCKING_LOOP -> means.loops();
            case VIRTUAL_THREADS -> means.cores();
        };
    }
}
