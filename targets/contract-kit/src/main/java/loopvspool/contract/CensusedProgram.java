package loopvspool.contract;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** The program of a target in a JVM that has as many threads of its own at the end as at the beginning. */
public final class CensusedProgram implements AutoCloseable {

    // A JVM starts compiler and collector threads as it needs them, and ends them again.
    private static final List<String> STEADY_THREADS =
            List.of("-XX:+UseSerialGC", "-XX:-UseDynamicNumberOfCompilerThreads");

    private final ChildJvm child;
    private final TargetClient client;
    private final URI census;

    private CensusedProgram(ChildJvm child) {
        this.child = child;
        URI url = child.awaitListening();
        client = new TargetClient(url);
        int port = client.ping().json().get("censusPort").intValue();
        census = URI.create("http://" + url.getHost() + ":" + port);
    }

    /** Starts it; it listens when this returns. */
    static CensusedProgram start(String mainClass, List<String> options) {
        return new CensusedProgram(ChildJvm.start(STEADY_THREADS, Map.of(), mainClass, options));
    }

    public TargetClient client() {
        return client;
    }

    /** The census as it is now, by the port that is its own. */
    public CensusReply census() {
        return censusOf("");
    }

    /** The census since a time, in microseconds since the epoch. */
    public CensusReply censusSince(long sinceMicros) {
        return censusOf("?since=" + sinceMicros);
    }

    CensusReply censusOf(String query) {
        return CensusReply.of(new TargetClient(census).get("/test/resmon" + query));
    }

    /** Where the census is answered: on its own port, and on the target's. */
    List<URI> ports() {
        return List.of(census, client.target());
    }

    URI censusPort() {
        return census;
    }

    long pid() {
        return child.pid();
    }

    @Override
    public void close() {
        child.close();
    }
}
