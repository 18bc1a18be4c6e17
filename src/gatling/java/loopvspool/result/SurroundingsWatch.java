package loopvspool.result;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import loopvspool.experiment.Step;
import loopvspool.machine.CpuTimes;
import loopvspool.machine.JitterWatch;
import loopvspool.machine.Pressure;
import loopvspool.machine.ProcessTimes;

/** Looks at the machine when a step begins and when it ends, and keeps the difference. Thread-safe. */
public final class SurroundingsWatch implements AutoCloseable {
    private static final OperatingSystemMXBean JVM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private record Look(
            long micros,
            Optional<CpuTimes> machine,
            Optional<Double> ours,
            Optional<Double> pressure,
            double injectorSeconds) {}

    private final Path root;
    private final LongSupplier clock;
    private final JitterWatch jitter;
    private final Map<Step, Look> starts = new HashMap<>();
    private final Map<Step, StepSurroundings> known = new HashMap<>();

    /** A watch over this machine. */
    public SurroundingsWatch() {
        this(Path.of("/"), LabClock::micros, new JitterWatch(LabClock::micros).start());
    }

    /**
     * @param root of the file system
     * @param clock microseconds since the epoch
     */
    SurroundingsWatch(Path root, LongSupplier clock, JitterWatch jitter) {
        this.root = root;
        this.clock = clock;
        this.jitter = jitter;
    }

    /**
     * The load of a step goes out now.
     *
     * @param ours the processes that, with their descendants, are Gatling's and the targets'; nothing where not all of them are
     *     to be seen: then nobody can tell who is a neighbour
     */
    public void stepStarting(Step step, Optional<Collection<Long>> ours) {
        Look now = look(ours);
        synchronized (this) {
            starts.put(step, now);
        }
    }

    /** The last request of a step has ended. */
    public void stepDone(Step step, Optional<Collection<Long>> ours) {
        Look now = look(ours);
        synchronized (this) {
            Look start = starts.remove(step);
            if (start != null) {
                known.put(step, between(start, now));
            }
        }
    }

    /** What is known of the steps that have ended. */
    public synchronized Map<Step, StepSurroundings> steps() {
        return Map.copyOf(known);
    }

    private Look look(Optional<Collection<Long>> ours) {
        return new Look(
                clock.getAsLong(),
                CpuTimes.read(root),
                ours.flatMap(pids -> ProcessTimes.cpuSeconds(root, pids)),
                Pressure.someSeconds(root),
                JVM.getProcessCpuTime() / 1e9);
    }

    private StepSurroundings between(Look start, Look end) {
        double seconds = Math.max(1, end.micros() - start.micros()) / 1e6;
        Optional<Double> busy = difference(
                start.machine().map(CpuTimes::busySeconds), end.machine().map(CpuTimes::busySeconds));
        Optional<Double> ours = difference(start.ours(), end.ours());
        return new StepSurroundings(
                seconds,
                end.machine().map(CpuTimes::cores).orElse(null),
                busy.flatMap(used -> ours.map(own -> Math.max(0, used - own))).orElse(null),
                start.machine()
                        .flatMap(before -> end.machine().map(now -> now.stolenPercentSince(before)))
                        .orElse(null),
                difference(start.pressure(), end.pressure())
                        .map(waited -> Pressure.percent(waited, seconds))
                        .orElse(null),
                (end.injectorSeconds() - start.injectorSeconds()) / seconds / JVM.getAvailableProcessors() * 100,
                jitter.worstSeconds(start.micros(), end.micros()));
    }

    private static Optional<Double> difference(Optional<Double> start, Optional<Double> end) {
        return start.flatMap(before -> end.map(after -> after - before));
    }

    @Override
    public void close() {
        jitter.close();
    }
}
