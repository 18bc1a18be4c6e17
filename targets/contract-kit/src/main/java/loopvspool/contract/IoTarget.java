package loopvspool.contract;

import java.io.IOException;
import java.util.List;

/** A target that waits for a downstream service, as its tests start the two. */
public interface IoTarget {

    /** Starts the target with those options beside its own. */
    StartedServer start(String... options) throws IOException;

    /** Starts a real downstream service. */
    StartedServer startDownstream() throws IOException;

    /** The names of the endpoints that wait for it: {@code sync-iobound}. */
    List<String> endpoints();
}
