package loopvspool.observe;

import java.nio.file.Path;
import java.util.Optional;
import loopvspool.machine.CpuTimes;
import loopvspool.machine.Pressure;
import loopvspool.observe.Host.Load;

/** Watches the load of the machine from its creation on. */
final class LoadWatch {
    private final Path root;
    private final Optional<CpuTimes> start;

    /** @param root of the file system */
    LoadWatch(Path root) {
        this.root = root;
        this.start = CpuTimes.read(root);
    }

    /** The load now of the cores that count; stolen time since the creation of this watch. */
    Load read(RunCores cores) {
        double stolen = start.flatMap(before -> CpuTimes.read(root).map(now -> now.since(before)))
                .map(passed -> passed.on(Optional.ofNullable(cores.usable())).stolenPercent())
                .orElse(0.0);
        return new Load(Pressure.lastTenSecondsPercent(root).orElse(null), stolen).on(cores);
    }
}
