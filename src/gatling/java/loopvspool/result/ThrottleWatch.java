package loopvspool.result;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import loopvspool.machine.ControlGroup;

/** Watches how long CPU quotas keep threads from running. Who shares a control group is told of once. Thread-safe. */
public final class ThrottleWatch {
    private record Watched(String who, double atStart, double latest) {}

    private final Path root;
    private final Map<ControlGroup, Watched> groups = new LinkedHashMap<>();

    /** A watch that begins with this JVM, and knows no target yet. */
    public ThrottleWatch() {
        this(Path.of("/"));
        started("Gatling", ProcessHandle.current().pid());
    }

    /** @param root of the file system */
    ThrottleWatch(Path root) {
        this.root = root;
    }

    /** This process is to be watched from now on. */
    public synchronized void started(String who, long pid) {
        ControlGroup.of(root, pid)
                .ifPresent(group -> groups.computeIfAbsent(
                        group, fresh -> new Watched(who, group.throttledSeconds(), group.throttledSeconds())));
    }

    /** Looks again: a container that has ended can no longer be looked at. */
    public synchronized void look() {
        groups.replaceAll((group, watched) ->
                new Watched(watched.who(), watched.atStart(), Math.max(watched.latest(), group.throttledSeconds())));
    }

    /** How long threads were kept from running up to the last look, in seconds, by who was the first of a group. */
    public synchronized Map<String, Double> seconds() {
        return groups.values().stream()
                .collect(Collectors.toMap(Watched::who, one -> one.latest() - one.atStart(), Double::sum));
    }
}
