package loopvspool.observe;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import loopvspool.machine.ControlGroup;

/**
 * By how much the counters of a control group, and of each of those above it, have grown since they were first looked at. A container
 * that is started anew gets its group back under the same name, with a counter that begins at 0; those above it go on.
 */
final class QuotaCounters {
    private final ControlGroup group;
    private final Map<Path, Double> latest = new HashMap<>();
    private final Map<Path, Double> grown = new HashMap<>();

    QuotaCounters(ControlGroup group) {
        this.group = group;
        group.folders().forEach(folder -> latest.put(folder, ControlGroup.throttledSeconds(folder)));
    }

    /** Looks again. */
    void look() {
        for (Path folder : group.folders()) {
            double now = ControlGroup.throttledSeconds(folder);
            double before = latest.put(folder, now);
            // One that went down has begun again: all that it shows is new.
            grown.merge(folder, now < before ? now : now - before, Double::sum);
        }
    }

    /**
     * How long threads were kept from running between the first look and the last, in seconds: by the quota that did so most. Of two,
     * one above the other, nobody tells whether they did so at the same time.
     */
    double seconds() {
        return grown.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }
}
