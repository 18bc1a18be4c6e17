package loopvspool.observe;

import loopvspool.settings.CpuSet;

/**
 * The machine's cores, and those among them that count for a run. Null is what the operating system does not report.
 *
 * @param usable those that Gatling or a target may use, or could so far: load on other cores does not count
 * @param online those of the machine that are switched on
 */
public record RunCores(CpuSet usable, CpuSet online) {
    /** Where the operating system tells nothing. */
    public static final RunCores UNKNOWN = new RunCores(null, null);

    /** Whether the machine has cores that the run may not use: what is told of the whole machine tells nothing of the run then. */
    public boolean partOnly() {
        return usable != null && usable.cores() < online.cores();
    }
}
