package loopvspool.predict;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import loopvspool.prediction.Demand;
import loopvspool.prediction.Quantity;
import loopvspool.prediction.Resource;
import loopvspool.prediction.Variation;

/**
 * What a user wants to know.
 *
 * @param cores C, above 0, a fraction under a quota
 * @param demand what a request asks for on average
 * @param variation how requests differ
 * @param load how many come, and when
 * @param service what is said of the service that serves them
 * @param limit what the response times must keep to
 * @param seed of all that is drawn at random
 */
record Question(
        double cores,
        Demand demand,
        Variation variation,
        Load load,
        Service service,
        Optional<Limit> limit,
        long seed) {

    /**
     * What is said of the service.
     *
     * @param workers of the pool to ask for alone; empty to ask for all ways of the catalogue
     * @param connections to the database, if not as the catalogue has them
     * @param mostWaiting how many may wait for a worker; the next is rejected
     * @param patienceSeconds how long a user waits for an answer; infinite if for ever
     */
    record Service(OptionalInt workers, OptionalInt connections, int mostWaiting, double patienceSeconds) {
        /** Whether requests may end without an answer. */
        boolean losesRequests() {
            return mostWaiting < Resource.UNLIMITED || patienceSeconds < Double.POSITIVE_INFINITY;
        }
    }

    /** When requests come. */
    sealed interface Load {
        /** At random, so many a second on average. */
        record Rate(double perSecond) implements Load {}

        /** All at once. */
        record Users(int count) implements Load {}
    }

    /** A quantity of the response times must stay below so many seconds. */
    record Limit(Quantity quantity, double seconds) {
        private static final List<Quantity> QUANTITIES = List.of(
                Quantity.MEAN_RESPONSE, Quantity.P50, Quantity.P90, Quantity.P95, Quantity.P99, Quantity.MAX_RESPONSE);

        static List<String> names() {
            return QUANTITIES.stream().map(Quantity::brief).toList();
        }

        static Optional<Quantity> quantity(String name) {
            return QUANTITIES.stream().filter(one -> one.brief().equals(name)).findFirst();
        }
    }

    /** Those that threads can be counted by: a part of one is one. */
    int wholeCores() {
        return (int) Math.ceil(cores);
    }
}
