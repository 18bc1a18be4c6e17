package loopvspool.observe;

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
import loopvspool.record.LabClock;
import loopvspool.settings.CpuSet;

/** Looks at the machine when a step begins and when it ends, and keeps the difference. Thread-safe. */
public final class SurroundingsWatch implements AutoCloseable {
    private static final OperatingSystemMXBean JVM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private record Look(
            long micros,
            Optional<CpuTimes> machine,
            Optional<CpuSet> usable,
            Optional<Double> ours,
            Optional<Double> pressure,
            double injectorSeconds) {}

    private final Path root;
    private final UsableCores cores;
    private final LongSupplier clock;
    private final JitterWatch jitter;
    private final Map<Step, Look> starts = new HashMap<>();
    private final Map<Step, StepSurroundings> known = new HashMap<>();

    /**
     * A watch over this machine.
     *
     * @param cores finds the cores that the run may use
     */
    public SurroundingsWatch(UsableCores cores) {
        this(Path.of("/"), cores, LabClock::micros, new JitterWatch(LabClock::micros).start());
    }

    /**
     * @param root of the file system
     * @param cores finds the cores that the run may use
     * @param clock microseconds since the epoch
     */
    SurroundingsWatch(Path root, UsableCores cores, LongSupplier clock, JitterWatch jitter) {
        this.root = root;
        this.cores = cores;
        this.clock = clock;
        this.jitter = jitter;
    }

    /**
     * The load of a step goes out now.
     *
     * @param ours the processes that, with their descendants, are Gatling's and the targets'; nothing where not all of them are
     *     to be seen: then nothing says which processes are others
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
                cores.now(),
                ours.flatMap(pids -> ProcessTimes.cpuSeconds(root, pids)),
                Pressure.someSeconds(root),
                JVM.getProcessCpuTime() / 1e9);
    }

    private StepSurroundings between(Look start, Look end) {
        double seconds = Math.max(1, end.micros() - start.micros()) / 1e6;
        Optional<CpuTimes> machine = start.machine()
                .flatMap(before -> end.machine().map(now -> now.since(before)))
                .filter(passed -> !passed.byCore().isEmpty());
        Optional<CpuTimes> counted = machine.map(passed -> passed.on(either(start.usable(), end.usable())));
        boolean whole = machine.equals(counted);
        Optional<Double> ours = difference(start.ours(), end.ours());
        return new StepSurroundings(
                seconds,
                counted.map(CpuTimes::cpus).orElse(null),
                counted.flatMap(passed -> ours.map(own -> Math.max(0, passed.busySeconds() - own)))
                        .orElse(null),
                counted.map(CpuTimes::stolenPercent).orElse(null),
                difference(start.pressure(), end.pressure())
                        // The kernel tells it of all cores of the machine.
                        .filter(waited -> whole)
                        .map(waited -> Pressure.percent(waited, seconds))
                        .orElse(null),
                (end.injectorSeconds() - start.injectorSeconds()) / seconds / JVM.getAvailableProcessors() * 100,
                jitter.worstSeconds(start.micros(), end.micros()));
    }

    /** A mask may change during a step. Nothing if nobody knows one of both. */
    private static Optional<CpuSet> either(Optional<CpuSet> start, Optional<CpuSet> end) {
        return start.flatMap(before -> end.map(before::and));
    }

    private static Optional<Double> difference(Optional<Double> start, Optional<Double> end) {
        return start.flatMap(before -> end.map(after -> after - before));
    }

    @Override
    public void close() {
        jitter.close();
    }
}
