package loopvspool.prediction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one request occupies, and for how long, where nobody keeps it waiting. From it follow utilisation and the limit of throughput
 * (the utilisation law, Denning and Buzen 1978).
 *
 * @param coreSeconds how long it computes
 * @param heldSeconds how long it holds each resource
 */
public record Occupancy(double coreSeconds, Map<Resource, Double> heldSeconds) {
    public Occupancy {
        heldSeconds = Map.copyOf(heldSeconds);
    }

    /**
     * What is exhausted first as the rate grows.
     *
     * @param resource its name; {@link #CORES} for the cores, {@link #NOTHING} where nothing limits the rate
     * @param capacity how many of it there are; 0 of the cores, and where nothing limits the rate
     * @param perSecond the limit of throughput, in requests a second; infinite where nothing limits it
     */
    public record Limit(String resource, int capacity, double perSecond) {
        /** The cores. */
        public static final String CORES = "cores";
        /** Nothing: no phase takes any time. */
        public static final String NOTHING = "nothing";

        /** The share of the limit that this rate uses: at least 1 cannot be served for ever. */
        public double utilisation(double rate) {
            return rate / perSecond;
        }
    }

    /** Of one request with these steps. */
    public static Occupancy of(List<Action> actions) {
        Map<Resource, Double> held = new LinkedHashMap<>();
        List<Resource> now = new ArrayList<>();
        double cores = 0;
        for (Action action : actions) {
            if (action instanceof Action.Acquire acquire) {
                now.add(acquire.resource());
            } else if (action instanceof Action.Release release) {
                now.remove(release.resource());
            } else if (action instanceof Action.Compute compute) {
                cores += compute.seconds();
                now.forEach(resource -> held.merge(resource, compute.seconds(), Double::sum));
            } else if (action instanceof Action.Pause pause) {
                now.forEach(resource -> held.merge(resource, pause.seconds(), Double::sum));
            }
        }
        return new Occupancy(cores, held);
    }

    /** What such requests exhaust first on a machine with so many cores, C. Where two are equal the cores are named. */
    public Limit limit(double cores) {
        Limit first = coreSeconds == 0
                ? new Limit(Limit.NOTHING, 0, Double.POSITIVE_INFINITY)
                : new Limit(Limit.CORES, 0, cores / coreSeconds);
        for (Map.Entry<Resource, Double> held : heldSeconds.entrySet()) {
            double perSecond = held.getKey().capacity() / held.getValue();
            boolean same =
                    perSecond == first.perSecond() && held.getKey().name().compareTo(first.resource()) < 0;
            if (perSecond < first.perSecond() || same && !first.resource().equals(Limit.CORES)) {
                first = new Limit(held.getKey().name(), held.getKey().capacity(), perSecond);
            }
        }
        return first;
    }
}
