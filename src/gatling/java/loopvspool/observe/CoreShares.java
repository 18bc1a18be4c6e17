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

    /**
     * How long a quota may keep a target's threads from running at once, although nobody else needs the cores.
     *
     * @return seconds; 0 if no quota gives less than the cores
     */
    public double stopSeconds(String target) {
        return targetQuotas.stream()
                .filter(one -> one.target().equals(target) && one.cpus() < one.cores())
                .mapToDouble(one -> one.quota().longestStopSeconds())
                .max()
                .orElse(0);
    }

    /** The same of Gatling's. */
    public double injectorStopSeconds() {
        return injectorQuota
                .filter(quota ->
                        run.usable() == null || quota.cpus() < run.usable().cores())
                .map(CpuQuota::longestStopSeconds)
                .orElse(0.0);
    }

    /** Copies the list. */
    public CoreShares {
        targetQuotas = List.copyOf(targetQuotas);
    }
}
