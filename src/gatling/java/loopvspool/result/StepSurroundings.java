package loopvspool.result;

/**
 * What went on around the load of a step, from just before it to its end. What the operating system does not tell is null.
 *
 * @param seconds the length
 * @param machineCores the machine's logical processors
 * @param neighbourSeconds the CPU time of processes that belong neither to Gatling nor to the targets
 * @param stealPercent share of the processor time that the hypervisor gave to others
 * @param pressurePercent share of the time in which some process of the machine, one of ours perhaps, waited for a core
 * @param injectorCpuPercent the CPU time of this JVM, as a share of the cores that it may use
 * @param injectorLateSeconds by how much a thread of this JVM that should wake every 50 ms was late at the worst
 */
public record StepSurroundings(
        double seconds,
        Integer machineCores,
        Double neighbourSeconds,
        Double stealPercent,
        Double pressurePercent,
        Double injectorCpuPercent,
        double injectorLateSeconds) {

    /** What the neighbours used of the machine's cores, in percent; null where it is not known. */
    public Double neighboursPercent() {
        return neighbourSeconds == null ? null : Double.valueOf(neighbourSeconds / (seconds * machineCores) * 100);
    }
}
