package loopvspool.observe;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import loopvspool.machine.ControlGroup;
import loopvspool.machine.CpuQuota;
import loopvspool.sut.Endpoint;
import loopvspool.sut.RunningTarget;
import loopvspool.sut.TargetIdentity;
import loopvspool.sut.TargetSpec;
import loopvspool.sut.Work;

/**
 * The CPU quota of a target, and what it does to predictions, which know whole cores alone.
 *
 * @param target the target's name
 * @param quota the tightest of its control group and those above
 * @param cores the cores that the target sees, which predictions assume
 * @param slowdown how many times as long as predicted a CPU-bound burst may take at most, for want of quota alone, by the endpoint's
 *     name; without those that keep no more cores busy than the quota gives
 */
public record TargetQuota(String target, CpuQuota quota, int cores, Map<String, Double> slowdown) {
    /** Copies the map. */
    public TargetQuota {
        slowdown = Collections.unmodifiableMap(new LinkedHashMap<>(slowdown));
    }

    /**
     * That of a target that runs: what this machine shows of its process, else what it tells of itself.
     *
     * @param root of the file system
     * @return nothing if it has none, or it is not reported
     */
    public static Optional<TargetQuota> of(Path root, RunningTarget target) {
        Optional<ControlGroup> group = target.rootPid().isPresent()
                ? ControlGroup.of(root, target.rootPid().getAsLong())
                : Optional.empty();
        return (group.isPresent() ? group.get().quota() : told(target.identity()))
                .map(quota -> of(target.spec(), target.identity().cores(), quota));
    }

    public static TargetQuota of(TargetSpec spec, int cores, CpuQuota quota) {
        Map<String, Double> slowdown = new LinkedHashMap<>();
        for (Endpoint endpoint : spec.endpoints().keySet()) {
            double busy = Math.min(spec.workers(endpoint, cores), cores);
            if (endpoint.work() == Work.CPU && busy > quota.cpus()) {
                slowdown.put(endpoint.label(), busy / quota.cpus());
            }
        }
        return new TargetQuota(spec.name(), quota, cores, slowdown);
    }

    private static Optional<CpuQuota> told(TargetIdentity identity) {
        JsonNode cpus = identity.details().at("/limits/cpuQuota");
        return cpus.isNumber() && cpus.asDouble() > 0
                ? Optional.of(new CpuQuota(cpus.asDouble(), null, null))
                : Optional.empty();
    }
}
