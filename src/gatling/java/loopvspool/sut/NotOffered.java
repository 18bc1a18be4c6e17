package loopvspool.sut;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a target was asked for and does not offer, each with the answer that said so.
 *
 * @param endpoints the endpoints that carry load
 * @param ping the ping; empty if it answers that
 */
public record NotOffered(Map<Endpoint, String> endpoints, Optional<String> ping) {
    /** It offers all that it was asked for. */
    public static final NotOffered NOTHING = new NotOffered(Map.of(), Optional.empty());

    /** Copies the map and puts it in the order of the contract. */
    public NotOffered {
        Map<Endpoint, String> ordered = new EnumMap<>(Endpoint.class);
        ordered.putAll(endpoints);
        endpoints = Collections.unmodifiableMap(ordered);
    }
}
