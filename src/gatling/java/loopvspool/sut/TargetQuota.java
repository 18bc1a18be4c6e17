package loopvspool.sut;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;
import loopvspool.machine.ControlGroup;
import loopvspool.machine.CpuQuota;

/**
 * The CPU quota of a target.
 *
 * @param target the target's name
 * @param quota the tightest of its control group and those above
 * @param cores the cores that the target sees, which its pools are sized by
 */
public record TargetQuota(String target, CpuQuota quota, int cores) {
    /**
     * That of a target that runs: what this machine shows of its process, else what it reports of itself.
     *
     * @param root of the file system
     * @return nothing if it has none, or it is not reported
     */
    public static Optional<TargetQuota> of(Path root, RunningTarget target) {
        Optional<ControlGroup> group = target.rootPid().isPresent()
                ? ControlGroup.of(root, target.rootPid().getAsLong())
                : Optional.empty();
        return (group.isPresent() ? group.get().quota() : reported(target.identity()))
                .map(quota -> new TargetQuota(
                        target.spec().name(), quota, target.identity().cores()));
    }

    private static Optional<CpuQuota> reported(TargetIdentity identity) {
        JsonNode cpus = identity.details().at("/limits/cpuQuota");
        return cpus.isNumber() && cpus.asDouble() > 0
                ? Optional.of(new CpuQuota(cpus.asDouble(), null, null))
                : Optional.empty();
    }

    /** What the target can use at most: its cores, or a part of them, in CPUs. */
    public double cpus() {
        return Math.min(cores, quota.cpus());
    }
}
