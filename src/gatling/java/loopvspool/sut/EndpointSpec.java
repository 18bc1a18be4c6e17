package loopvspool.sut;

import java.util.OptionalInt;

/**
 * What the catalogue says of an endpoint.
 *
 * @param model the way in which it serves its requests
 * @param workers how many requests it works on at once
 * @param atMost whether that is the best case: chance may leave workers idle while requests wait for another one
 * @param largestBurst how many requests may come at once at most; empty if any number may
 */
public record EndpointSpec(ServerModel model, Workers workers, boolean atMost, OptionalInt largestBurst) {

    /** One that has exactly so many workers, and takes a burst of any size. */
    public EndpointSpec(ServerModel model, Workers workers) {
        this(model, workers, false, OptionalInt.empty());
    }

    EndpointSpec asBestCase() {
        return new EndpointSpec(model, workers, true, largestBurst);
    }
}
