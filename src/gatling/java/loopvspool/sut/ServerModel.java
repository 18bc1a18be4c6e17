package loopvspool.sut;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import loopvspool.prediction.Cost;
import loopvspool.prediction.Program;
import loopvspool.prediction.Programs;
import loopvspool.prediction.Resource;

/** The ways in which servers serve requests, each by the name that the catalogue has for it. */
public enum ServerModel {
    /** A worker is held from the first to the last moment of a request. */
    POOL("pool"),
    /** The handler holds its event loop as long as a worker would be held. */
    BLOCKED_LOOP("blocked loop"),
    /** Computing is left to workers; the event loop is free, also during waits. */
    EXECUTE_BLOCKING("executeBlocking"),
    /** Computing holds the event loop; waiting does not. */
    NON_BLOCKING_LOOP("non-blocking loop"),
    /** A thread for each request; computing needs a carrier, of which there are as many as cores. */
    VIRTUAL_THREADS("virtual threads");

    private final String label;

    ServerModel(String label) {
        this.label = label;
    }

    /** The name, as {@code targets.conf} has it. */
    public String label() {
        return label;
    }

    /** The model of this name. */
    static Optional<ServerModel> of(String label) {
        return Arrays.stream(values())
                .filter(model -> model.label.equals(label))
                .findFirst();
    }

    /** The names of all. */
    static List<String> labels() {
        return Arrays.stream(values()).map(ServerModel::label).toList();
    }

    /**
     * What a server of this model has.
     *
     * @param workers of the pool, or event loops that share a queue
     * @param connections to the database
     * @param cores those that it may use
     */
    public record Means(Resource workers, Resource connections, int cores, int loops) {
        private Resource loop() {
            return new Resource("loop", loops);
        }

        private Resource carriers() {
            return new Resource("carriers", cores);
        }
    }

    /** How it serves a request. */
    public Program program(Means means, Cost cost) {
        return switch (this) {
            case POOL, BLOCKED_LOOP -> Programs.pool(means.workers(), means.connections(), cost);
            case EXECUTE_BLOCKING -> Programs.executeBlocking(means.loop(), means.workers(), means.connections(), cost);
            case NON_BLOCKING_LOOP -> Programs.nonBlockingLoop(means.loop(), means.connections(), cost);
            case VIRTUAL_THREADS -> Programs.virtualThreads(means.carriers(), means.connections(), cost);
        };
    }

    /** How it answers a health-check probe. */
    public Program probe(Means means, Cost cost) {
        return switch (this) {
            case POOL, BLOCKED_LOOP -> Programs.probe(means.workers(), cost);
            case EXECUTE_BLOCKING, NON_BLOCKING_LOOP -> Programs.probe(means.loop(), cost);
            case VIRTUAL_THREADS -> Programs.probe(means.carriers(), cost);
        };
    }
}
