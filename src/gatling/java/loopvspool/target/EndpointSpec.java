package loopvspool.target;

import java.util.OptionalInt;

/**
 * What the catalogue says of an endpoint.
 *
 * @param workers how many requests it works on at once
 * @param atMost whether that is the best case: chance may leave workers idle while requests wait for another one
 * @param bystandersWait whether a ping that comes meanwhile waits for one of these workers, or passes
 * @param largestBurst how many requests may come at once at most; empty if any number may
 */
public record EndpointSpec(Workers workers, boolean atMost, boolean bystandersWait, OptionalInt largestBurst) {

    /** One that has exactly so many workers, and takes a burst of any size. */
    public EndpointSpec(Workers workers, boolean bystandersWait) {
        this(workers, false, bystandersWait, OptionalInt.empty());
    }

    EndpointSpec asBestCase() {
        return new EndpointSpec(workers, true, bystandersWait, largestBurst);
    }
}
