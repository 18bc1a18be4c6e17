package loopvspool.workload.census;

import java.util.HashMap;
import java.util.Map;
import loopvspool.workload.BlockingSql;

/**
 * How the name of a Java thread tells its kind: by how it begins. What every target has is known here; who starts other
 * threads knows how they are called.
 */
public final class ThreadNames {

    static final String CENSUS = "census-";

    private static final Map<String, ThreadKind> EVERYWHERE = Map.ofEntries(
            Map.entry(CENSUS, ThreadKind.CENSUS),
            Map.entry("HttpClient-", ThreadKind.CLIENT),
            Map.entry(BlockingSql.THREADS, ThreadKind.CLIENT),
            Map.entry("PostgreSQL-JDBC-", ThreadKind.CLIENT),
            // The default scheduler of virtual threads is the first ForkJoinPool without a name of its own.
            Map.entry("ForkJoinPool-1-worker-", ThreadKind.CARRIER),
            // They wake virtual threads whose time, or whose lock, has come.
            Map.entry("VirtualThread-un", ThreadKind.JVM),
            Map.entry("Attach Listener", ThreadKind.JVM),
            Map.entry("Common-Cleaner", ThreadKind.JVM),
            // The one that has run main() waits under this name for the end.
            Map.entry("DestroyJavaVM", ThreadKind.JVM),
            Map.entry("Finalizer", ThreadKind.JVM),
            Map.entry("Notification Thread", ThreadKind.JVM),
            Map.entry("Reference Handler", ThreadKind.JVM),
            Map.entry("Signal Dispatcher", ThreadKind.JVM),
            Map.entry("process reaper", ThreadKind.JVM));

    private final Map<String, ThreadKind> kinds;

    /**
     * The names of a target's threads.
     *
     * @param ofTheServer how the names of the threads begin that its server starts, and of which kind those are
     */
    public ThreadNames(Map<String, ThreadKind> ofTheServer) {
        kinds = new HashMap<>(EVERYWHERE);
        kinds.putAll(ofTheServer);
    }

    ThreadKind kindOf(String name) {
        for (Map.Entry<String, ThreadKind> kind : kinds.entrySet()) {
            if (name.startsWith(kind.getKey())) {
                return kind.getValue();
            }
        }
        return ThreadKind.OTHER;
    }
}
