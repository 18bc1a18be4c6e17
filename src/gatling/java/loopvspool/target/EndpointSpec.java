package loopvspool.target;

/**
 * What the catalogue says of an endpoint.
 *
 * @param workers how many requests it works on at once
 * @param bystandersWait whether a ping that comes meanwhile waits for one of these workers, or passes
 */
public record EndpointSpec(Workers workers, boolean bystandersWait) {}
