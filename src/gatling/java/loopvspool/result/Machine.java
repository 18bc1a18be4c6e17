package loopvspool.result;

import oshi.SystemInfo;

/**
 * The machine, and how busy others kept it.
 *
 * @param cpu the processor's model
 * @param cores logical processors that this JVM may use
 * @param memoryBytes physical memory
 * @param os operating system, version and kernel
 */
public record Machine(String cpu, int cores, long memoryBytes, String os) {

    /** This machine. */
    public static Machine here() {
        SystemInfo system = new SystemInfo();
        return new Machine(
                system.getHardware()
                        .getProcessor()
                        .getProcessorIdentifier()
                        .getName()
                        .strip(),
                Runtime.getRuntime().availableProcessors(),
                system.getHardware().getMemory().getTotal(),
                "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.version")));
    }

    /**
     * Pressure and stolen time, before and after a run.
     *
     * @param cpuPressurePercent share of the time in which some process waited for a core, by the Linux kernel's pressure stall
     *     information: before a run of a moment in which the lab did nothing, after it of the last ten seconds; null where there
     *     is none
     * @param stealPercent share of the processor time between the two that the hypervisor gave to others; 0 in the first,
     *     and where nobody tells it
     */
    public record Load(Double cpuPressurePercent, double stealPercent) {}
}
