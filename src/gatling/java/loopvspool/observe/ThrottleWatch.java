package loopvspool.observe;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import loopvspool.machine.ControlGroup;

/** Watches how long CPU quotas keep threads from running. Who shares a control group is told of once. Thread-safe. */
public final class ThrottleWatch {
    /** What Gatling's own JVM is called, and the first of all who share a group with it. */
    public static final String GATLING = "Gatling";

    private record Watched(String who, QuotaCounters counters) {}

    private final Path root;
    private final Map<ControlGroup, Watched> groups = new LinkedHashMap<>();

    /** A watch that begins with this JVM, and knows no target yet. */
    public ThrottleWatch() {
        this(Path.of("/"));
        started(GATLING, ProcessHandle.current().pid());
    }

    /** @param root of the file system */
    ThrottleWatch(Path root) {
        this.root = root;
    }

    /** This process is to be watched from now on. It may be a container's next one, whose group has the name of the one before. */
    public synchronized void started(String who, long pid) {
        ControlGroup.of(root, pid)
                .ifPresent(group -> groups.computeIfAbsent(group, fresh -> new Watched(who, new QuotaCounters(group)))
                        .counters()
                        .look());
    }

    /** Looks again: a container that has ended can no longer be looked at. */
    public synchronized void look() {
        groups.values().forEach(watched -> watched.counters().look());
    }

    /** How long threads were kept from running up to the last look, in seconds, by who was the first of a group. */
    public synchronized Map<String, Double> seconds() {
        return groups.values().stream()
                .collect(Collectors.toMap(Watched::who, one -> one.counters().seconds(), Double::sum));
    }
}
