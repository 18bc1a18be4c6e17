package loopvspool.contract;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** A target that waits for a database, as its tests start the two. */
public interface SqlTarget {

    /** The variable of the environment that tells a target where its database is. */
    String VARIABLE = "LAB_POSTGRES_URL";

    /** Starts the target with those variables of the environment, and those options beside its own. */
    StartedServer start(Map<String, String> environment, String... options) throws IOException;

    /** Starts the target with that database, and those options beside its own. */
    default StartedServer start(URI database, String... options) throws IOException {
        return start(Map.of(VARIABLE, database.toString()), options);
    }

    /**
     * Starts a real database.
     *
     * @param port 0 takes a free one
     * @return its URL is that of the database
     */
    StartedServer startDatabase(int port) throws IOException;

    /** The names of the endpoints that wait for it: {@code sync-sql}. */
    List<String> endpoints();

    /** Those that do not keep anybody else waiting while they wait. */
    List<String> concurrentEndpoints();
}
