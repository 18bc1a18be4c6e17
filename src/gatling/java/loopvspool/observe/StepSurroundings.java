package loopvspool.observe;

import loopvspool.settings.CpuSet;

/**
 * What went on around the load of a step, from just before it to its end. What the operating system does not report is null.
 *
 * @param seconds the length
 * @param cpus the cores that count: those that the run may use
 * @param otherProcessSeconds the CPU time on them of processes that belong neither to Gatling nor to the targets
 * @param stealPercent share of their time that the hypervisor gave to others
 * @param pressurePercent share of the time in which some process of the machine, one of ours perhaps, waited for a core; null also
 *     where the run may use only some of its cores
 * @param injectorCpuPercent the CPU time of this JVM, as a share of the cores that it may use
 * @param injectorLateSeconds by how much a thread of this JVM that should wake every 50 ms was late at the worst
 */
public record StepSurroundings(
        double seconds,
        CpuSet cpus,
        Double otherProcessSeconds,
        Double stealPercent,
        Double pressurePercent,
        Double injectorCpuPercent,
        double injectorLateSeconds) {

    /** The time of all cores that count, in seconds. */
    public double cpuSeconds() {
        return seconds * cpus.cores();
    }

    /** What other processes used of the cores that count, in percent; null where it is not known. */
    public Double otherProcessesPercent() {
        return otherProcessSeconds == null ? null : Double.valueOf(otherProcessSeconds / cpuSeconds() * 100);
    }
}
