package loopvspool.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The CPU time of processes and of all that they have started, as Linux shows it in {@code /proc}. */
public final class ProcessTimes {
    private static final int PARENT = 1;
    private static final int FIRST_TIME = 11;
    private static final int LAST_TIME = 14;

    /** A process: its own CPU time, and that of children which it has seen end. */
    private record One(long pid, long parent, double cpuSeconds) {}

    private ProcessTimes() {}

    /**
     * The CPU time since their start of these processes and their descendants, in seconds. What has ended counts as long as
     * its parent has waited for it and lives.
     *
     * @param root of the file system
     * @return nothing where the operating system does not show one of the processes
     */
    public static Optional<Double> cpuSeconds(Path root, Collection<Long> pids) {
        Map<Long, One> all = new HashMap<>();
        Map<Long, Set<Long>> children = new HashMap<>();
        try (Stream<Path> entries = Files.list(root.resolve("proc"))) {
            entries.filter(entry -> entry.getFileName().toString().matches("[0-9]+"))
                    .flatMap(entry -> read(entry).stream())
                    .forEach(one -> {
                        all.put(one.pid(), one);
                        children.computeIfAbsent(one.parent(), parent -> new HashSet<>())
                                .add(one.pid());
                    });
        } catch (IOException e) {
            return Optional.empty();
        }
        return all.keySet().containsAll(pids) ? Optional.of(sum(all, children, pids)) : Optional.empty();
    }

    private static double sum(Map<Long, One> all, Map<Long, Set<Long>> children, Collection<Long> pids) {
        Deque<Long> waiting = new ArrayDeque<>(pids);
        Set<Long> counted = new HashSet<>();
        double seconds = 0;
        while (!waiting.isEmpty()) {
            long pid = waiting.pop();
            if (counted.add(pid)) {
                seconds += all.get(pid).cpuSeconds();
                waiting.addAll(children.getOrDefault(pid, Set.of()));
            }
        }
        return seconds;
    }

    /** Nothing of a process that has ended meanwhile. */
    private static Optional<One> read(Path folder) {
        try {
            String stat = Files.readString(folder.resolve("stat"));
            // The name of the program, which may hold anything, stands in parentheses before the rest.
            List<String> fields =
                    List.of(stat.substring(stat.lastIndexOf(')') + 1).strip().split(" "));
            double ticks = fields.subList(FIRST_TIME, LAST_TIME + 1).stream()
                    .mapToLong(Long::parseLong)
                    .sum();
            return Optional.of(new One(
                    Long.parseLong(folder.getFileName().toString()),
                    Long.parseLong(fields.get(PARENT)),
                    ticks / CpuTimes.TICKS_PER_SECOND));
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
