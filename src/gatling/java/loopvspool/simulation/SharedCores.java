package loopvspool.simulation;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import loopvspool.observe.RunCores;
import loopvspool.settings.CpuSet;
import loopvspool.settings.LabSettings;

/** The cores that Gatling and the targets both may use, by the settings. */
final class SharedCores {
    private SharedCores() {}

    /**
     * In words; nothing if they have none in common.
     *
     * @param run the cores that all of them may use together
     */
    static Optional<String> of(LabSettings settings, RunCores run) {
        Optional<CpuSet> targets = settings.targetCpus();
        Optional<CpuSet> injector = settings.injectorCpus();
        if (targets.isPresent() && injector.isPresent()) {
            SortedSet<Integer> both = new TreeSet<>(targets.get().numbers());
            both.retainAll(injector.get().numbers());
            return both.isEmpty()
                    ? Optional.empty()
                    : Optional.of(both.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        return Optional.of(targets.or(() -> injector)
                .map(CpuSet::text)
                .orElse(run.partOnly() ? run.usable().text() : "all"));
    }
}
