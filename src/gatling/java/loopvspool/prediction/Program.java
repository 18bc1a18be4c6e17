package loopvspool.prediction;

import java.util.List;

/** How a server serves a demand: steps on named resources. */
@FunctionalInterface
public interface Program {
    /**
     * The steps of one request: the same whenever the same is asked for.
     *
     * @param demand what it asks for
     */
    List<Action> actions(Demand demand);

    /** What is still done for a request that is rejected by a full queue. Everything that it holds is released before. */
    default List<Action> rejection() {
        return List.of();
    }

    /** Whether requests that have given up are taken out of queues, when their turn comes, and not served. */
    default boolean purges() {
        return false;
    }
}
