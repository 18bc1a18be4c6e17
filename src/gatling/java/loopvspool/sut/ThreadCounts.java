package loopvspool.sut;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * The threads of a target by what they are for, as the target tells them apart; counts. In a sample they sum up to its
 * threads; in a peak each is its own highest.
 *
 * @param eventLoop event loops
 * @param acceptor threads that accept connections
 * @param worker threads that an event loop hands blocking work to
 * @param pool threads of a server's pool, which handle a request each
 * @param carrier threads that carry virtual threads
 * @param client threads of the client that calls other services
 * @param census threads of the census itself
 * @param jvm the JVM's own
 * @param other all others
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ThreadCounts(
        int eventLoop, int acceptor, int worker, int pool, int carrier, int client, int census, int jvm, int other) {}
