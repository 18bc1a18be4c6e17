package loopvspool.sut;

import java.util.OptionalInt;

/**
 * What the catalogue says of an endpoint.
 *
 * @param model the way in which it serves its requests
 * @param workers how many requests it works on at once
 * @param loops event loops that answer, where its program has one that is not held
 * @param atMost whether that is the best case: chance may leave workers idle while requests wait for another one
 * @param largestBurst how many requests may come at once at most; empty if any number may
 */
public record EndpointSpec(
        ServerModel model, Workers workers, Workers loops, boolean atMost, OptionalInt largestBurst) {
    /** One loop, as a single verticle has it. */
    static final Workers ONE_LOOP = new Workers(1, false);

    /** One that has exactly so many workers, and takes a burst of any size. */
    public EndpointSpec(ServerModel model, Workers workers) {
        this(model, workers, ONE_LOOP, false, OptionalInt.empty());
    }

    EndpointSpec asBestCase() {
        return new EndpointSpec(model, workers, loops, true, largestBurst);
    }
}
