package loopvspool.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The CPU time of the whole machine since its start, as Linux counts it in {@code /proc/stat}.
 *
 * @param busySeconds the CPU time that somebody used, in user mode or in the kernel, on all cores
 * @param stealSeconds the CPU time that the hypervisor gave to others meanwhile
 * @param allSeconds that and the idle time: the time that has passed, times the cores
 * @param cores the machine's logical processors
 */
public record CpuTimes(double busySeconds, double stealSeconds, double allSeconds, int cores) {
    /** Linux shows times to programs in this unit on every machine, whatever its kernel's own ticks are. */
    static final double TICKS_PER_SECOND = 100;

    private static final int IDLE = 3;
    private static final int IO_WAIT = 4;
    private static final int STEAL = 7;

    /**
     * The times now.
     *
     * @param root of the file system
     * @return nothing where the operating system does not tell them
     */
    public static Optional<CpuTimes> read(Path root) {
        try {
            return parse(Files.readString(root.resolve("proc/stat")));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The share of the time since another look that the hypervisor gave to others, in percent; 0 if none has passed. */
    public double stolenPercentSince(CpuTimes before) {
        double all = allSeconds - before.allSeconds;
        return all == 0 ? 0 : (stealSeconds - before.stealSeconds) / all * 100;
    }

    private static Optional<CpuTimes> parse(String stat) {
        Optional<String> total =
                stat.lines().filter(line -> line.startsWith("cpu ")).findFirst();
        int cores =
                (int) stat.lines().filter(line -> line.matches("cpu[0-9]+ .*")).count();
        if (total.isEmpty() || cores == 0) {
            return Optional.empty();
        }
        // What guests used, from the ninth on, is part of the first.
        double[] seconds = Arrays.stream(total.get().strip().split("\\s+"))
                .skip(1)
                .limit(STEAL + 1)
                .mapToDouble(ticks -> Long.parseLong(ticks) / TICKS_PER_SECOND)
                .toArray();
        if (seconds.length <= STEAL) {
            return Optional.empty();
        }
        double all = Arrays.stream(seconds).sum();
        double busy = all - seconds[IDLE] - seconds[IO_WAIT] - seconds[STEAL];
        return Optional.of(new CpuTimes(busy, seconds[STEAL], all, cores));
    }
}
