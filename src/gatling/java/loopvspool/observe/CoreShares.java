package loopvspool.observe;

import java.util.List;
import java.util.Optional;
import loopvspool.machine.CpuQuota;
import loopvspool.sut.TargetQuota;

/**
 * Which cores, and how much of them, Gatling and the targets have.
 *
 * @param run the cores that count, and the machine's
 * @param shared the cores that Gatling and the targets both may use; nothing if they have none in common, or nobody knows
 * @param injectorQuota the CPU quota of the control group of Gatling's JVM; nothing if it has none, or it is not reported
 * @param targetQuotas those of the targets that have one
 */
public record CoreShares(
        RunCores run, Optional<String> shared, Optional<CpuQuota> injectorQuota, List<TargetQuota> targetQuotas) {

    /** Where nothing is shared, limited or known. */
    public static final CoreShares NONE =
            new CoreShares(RunCores.UNKNOWN, Optional.empty(), Optional.empty(), List.of());

    /** Copies the list. */
    public CoreShares {
        targetQuotas = List.copyOf(targetQuotas);
    }
}
