package loopvspool.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import loopvspool.settings.CpuSet;

/**
 * The CPU time of each core, as Linux counts it in {@code /proc/stat}: since the start of the machine, or between two looks.
 *
 * @param byCore by the core's number; a core that is switched off is missing
 */
public record CpuTimes(SortedMap<Integer, Core> byCore) {
    /** Linux shows times to programs in this unit on every machine, whatever its kernel's own ticks are. */
    static final double TICKS_PER_SECOND = 100;

    private static final Pattern CORE = Pattern.compile("(?m)^cpu([0-9]{1,4}) (.*)$");
    private static final int IDLE = 3;
    private static final int IO_WAIT = 4;
    private static final int STEAL = 7;

    /**
     * One core.
     *
     * @param busySeconds the CPU time that somebody used, in user mode or in the kernel
     * @param stealSeconds the CPU time that the hypervisor gave to others meanwhile
     * @param allSeconds that and the idle time: the time that has passed
     */
    public record Core(double busySeconds, double stealSeconds, double allSeconds) {
        private Core since(Core before) {
            return new Core(
                    busySeconds - before.busySeconds,
                    stealSeconds - before.stealSeconds,
                    allSeconds - before.allSeconds);
        }
    }

    /** Copies the map. */
    public CpuTimes {
        byCore = Collections.unmodifiableSortedMap(new TreeMap<>(byCore));
    }

    /**
     * The times now.
     *
     * @param root of the file system
     * @return nothing where the operating system does not report them
     */
    public static Optional<CpuTimes> read(Path root) {
        try {
            SortedMap<Integer, Core> cores = new TreeMap<>();
            for (MatchResult line : CORE.matcher(Files.readString(root.resolve("proc/stat")))
                    .results()
                    .toList()) {
                cores.put(Integer.valueOf(line.group(1)), core(line.group(2)));
            }
            return cores.isEmpty() ? Optional.empty() : Optional.of(new CpuTimes(cores));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Core core(String ticks) {
        // What guests used, from the ninth on, is part of the first.
        double[] seconds = Arrays.stream(ticks.strip().split("\\s+"))
                .limit(STEAL + 1)
                .mapToDouble(count -> Long.parseLong(count) / TICKS_PER_SECOND)
                .toArray();
        if (seconds.length <= STEAL) {
            throw new IllegalArgumentException(ticks);
        }
        double all = Arrays.stream(seconds).sum();
        return new Core(all - seconds[IDLE] - seconds[IO_WAIT] - seconds[STEAL], seconds[STEAL], all);
    }

    /** The cores. */
    public CpuSet cpus() {
        return CpuSet.of(byCore.keySet()).orElseThrow();
    }

    /**
     * Those of the cores alone that are among these. All if none is: some containers show their own cores, with numbers of their own;
     * and all if nobody knows which.
     */
    public CpuTimes on(Optional<CpuSet> cores) {
        CpuTimes some = among(cores.map(CpuSet::numbers).orElse(new TreeSet<>()));
        return some.byCore.isEmpty() ? this : some;
    }

    private CpuTimes among(Set<Integer> cores) {
        SortedMap<Integer, Core> some = new TreeMap<>(byCore);
        some.keySet().retainAll(cores);
        return new CpuTimes(some);
    }

    /** What has passed since another look, on the cores that were there both times. */
    public CpuTimes since(CpuTimes before) {
        SortedMap<Integer, Core> passed = new TreeMap<>();
        for (Map.Entry<Integer, Core> one : among(before.byCore.keySet()).byCore.entrySet()) {
            passed.put(one.getKey(), one.getValue().since(before.byCore.get(one.getKey())));
        }
        return new CpuTimes(passed);
    }

    /** The CPU time that somebody used, on all of the cores, in seconds. */
    public double busySeconds() {
        return sum(Core::busySeconds);
    }

    /** The share of the time that the hypervisor gave to others, in percent; 0 if none has passed. */
    public double stolenPercent() {
        double all = sum(Core::allSeconds);
        return all == 0 ? 0 : sum(Core::stealSeconds) / all * 100;
    }

    private double sum(ToDoubleFunction<Core> part) {
        return byCore.values().stream().mapToDouble(part).sum();
    }
}
