package loopvspool.workload.census;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a thread is there for. */
public enum ThreadKind {

    /** Runs the handlers of an event loop. */
    @JsonProperty("eventLoop")
    EVENT_LOOP,

    /** Takes the connections of an event loop. */
    @JsonProperty("acceptor")
    ACCEPTOR,

    /** Does what would block an event loop. */
    @JsonProperty("worker")
    WORKER,

    /** Of the pool that handles requests, those included that the server has lent to itself. */
    @JsonProperty("pool")
    POOL,

    /** Carries virtual threads. */
    @JsonProperty("carrier")
    CARRIER,

    /** Of a client that calls other services. */
    @JsonProperty("client")
    CLIENT,

    /** Takes or answers this census. */
    @JsonProperty("census")
    CENSUS,

    /** The JVM's own, most of which only the operating system sees: compilers, garbage collectors, the VM thread. */
    @JsonProperty("jvm")
    JVM,

    @JsonProperty("other")
    OTHER
}
