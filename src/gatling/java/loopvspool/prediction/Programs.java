package loopvspool.prediction;

import java.util.ArrayList;
import java.util.List;
import loopvspool.prediction.Action.Acquire;
import loopvspool.prediction.Action.Mark;
import loopvspool.prediction.Action.Pause;
import loopvspool.prediction.Action.Release;

/**
 * The programs of the server models. {@code connections} is the pool of connections to the database, which queries need; unlimited
 * where a model has none.
 */
public final class Programs {
    private Programs() {}

    /** A worker is held from the first step to the last. A blocked event loop is a pool of one. */
    public static Program pool(Resource workers, Resource connections, Cost cost) {
        return program(cost, (script, demand) -> {
            script.acquire(workers).compute(cost.hold());
            demand.phases().forEach(phase -> script.phase(phase, connections));
            script.ended().release(workers);
        });
    }

    /** Computing holds the loop, also after a wait; waiting does not. */
    public static Program nonBlockingLoop(Resource loop, Resource connections, Cost cost) {
        return onLoop(loop, loop, connections, cost);
    }

    /** Computing is left to the workers of a pool; what goes on afterwards queues for the loop again. */
    public static Program executeBlocking(Resource loop, Resource workers, Resource connections, Cost cost) {
        return onLoop(loop, workers, connections, cost);
    }

    private static Program onLoop(Resource loop, Resource computing, Resource connections, Cost cost) {
        return program(cost, (script, demand) -> {
            script.on(loop, cost.hold());
            for (Phase phase : demand.phases()) {
                if (phase instanceof Phase.Compute) {
                    script.acquire(computing).phase(phase, connections).release(computing);
                } else {
                    script.phase(phase, connections);
                }
            }
            script.ended().on(loop, cost.answer());
        });
    }

    /** Computing needs a carrier and is not sliced; waiting needs none. */
    public static Program virtualThreads(Resource carriers, Resource connections, Cost cost) {
        return nonBlockingLoop(carriers, connections, cost);
    }

    /** A health-check probe: it queues for the entry resource, holds it for the cost of a request, and is answered. */
    public static Program probe(Resource entry, Cost cost) {
        return program(cost, (script, demand) -> script.acquire(entry)
                .begun()
                .compute(cost.hold())
                .ended()
                .release(entry));
    }

    private interface Body {
        void write(Script script, Demand demand);
    }

    private static Program program(Cost cost, Body body) {
        return new Program() {
            @Override
            public List<Action> actions(Demand demand) {
                Script script = new Script();
                body.write(script, demand);
                return script.pause(cost.path()).actions;
            }

            @Override
            public List<Action> rejection() {
                return new Script().pause(cost.hold() + cost.path()).actions;
            }
        };
    }

    /** Leaves out what takes no time. */
    private static final class Script {
        private final List<Action> actions = new ArrayList<>();
        private boolean begun;

        Script acquire(Resource resource) {
            return resource.capacity() == Resource.UNLIMITED ? this : add(new Acquire(resource));
        }

        Script release(Resource resource) {
            return resource.capacity() == Resource.UNLIMITED ? this : add(new Release(resource));
        }

        Script compute(double seconds) {
            return seconds == 0 ? this : add(new Action.Compute(seconds));
        }

        Script pause(double seconds) {
            return seconds == 0 ? this : add(new Pause(seconds));
        }

        /** Holds the resource for a cost, if there is one. */
        Script on(Resource resource, double seconds) {
            return seconds == 0 ? this : acquire(resource).compute(seconds).release(resource);
        }

        Script phase(Phase phase, Resource connections) {
            if (phase instanceof Phase.Query) {
                return acquire(connections).begun().pause(phase.seconds()).release(connections);
            }
            begun();
            return phase instanceof Phase.Compute ? compute(phase.seconds()) : pause(phase.seconds());
        }

        Script begun() {
            if (!begun) {
                begun = true;
                add(Mark.BEGUN);
            }
            return this;
        }

        Script ended() {
            return add(Mark.ENDED);
        }

        private Script add(Action action) {
            actions.add(action);
            return this;
        }
    }
}
