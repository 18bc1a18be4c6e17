package loopvspool.observe;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import loopvspool.machine.AllowedCores;
import loopvspool.machine.CpuTimes;
import loopvspool.settings.CpuSet;

/**
 * Finds the cores that a run may use: those of this JVM and of every target, by the affinity masks of their processes. Masks may
 * change while the run goes on, so it looks anew each time. Thread-safe.
 */
public final class UsableCores {
    private final Path root;
    private final Masks masks;
    private final Supplier<List<OptionalLong>> targets;
    private final Set<Integer> seen = new TreeSet<>();

    /**
     * What is known without a look at the targets.
     *
     * @param jvm this process
     * @param atStart the cores that this JVM had before it was kept on some: a target whose process is not to be seen may have them
     * @param ofTargets the cores that targets are started on; nothing if they get those of this JVM
     */
    public record Masks(long jvm, Optional<CpuSet> atStart, Optional<CpuSet> ofTargets) {}

    /**
     * @param root of the file system
     * @param targets the root process of each target that runs; empty where it is not to be seen
     */
    public UsableCores(Path root, Masks masks, Supplier<List<OptionalLong>> targets) {
        this.root = root;
        this.masks = masks;
        this.targets = targets;
    }

    /** Those that the run may use now; nothing where the operating system does not report. */
    synchronized Optional<CpuSet> now() {
        Optional<CpuSet> own = AllowedCores.of(root, masks.jvm());
        if (own.isEmpty()) {
            return Optional.empty();
        }
        Set<Integer> all = new TreeSet<>(own.get().numbers());
        masks.ofTargets().ifPresent(cpus -> all.addAll(cpus.numbers()));
        for (OptionalLong pid : targets.get()) {
            Optional<CpuSet> mask = pid.isPresent() ? AllowedCores.of(root, pid.getAsLong()) : masks.atStart();
            mask.ifPresent(cpus -> all.addAll(cpus.numbers()));
        }
        seen.addAll(all);
        return CpuSet.of(all);
    }

    /** All that the run may use now, or could when somebody looked before: a target may have ended meanwhile. */
    synchronized RunCores soFar() {
        now();
        return CpuTimes.read(root)
                .map(times -> new RunCores(times.on(CpuSet.of(seen)).cpus(), times.cpus()))
                .orElse(RunCores.UNKNOWN);
    }
}
