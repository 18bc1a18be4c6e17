package loopvspool.observe;

import java.nio.file.Path;
import loopvspool.machine.ThreadsPerCore;
import oshi.SystemInfo;

/**
 * The machine, and how busy others kept it.
 *
 * @param cpu the processor's model
 * @param cores logical processors that this JVM may use
 * @param cpus the machine's logical processors, and those among them that the run may use
 * @param threadsPerCore how many logical processors share a physical core; null where it is not reported
 * @param memoryBytes physical memory
 * @param os operating system, version and kernel
 */
public record Host(String cpu, int cores, RunCores cpus, Integer threadsPerCore, long memoryBytes, String os) {

    /** This machine; which cores the run may use shows later. */
    public static Host here() {
        SystemInfo system = new SystemInfo();
        return new Host(
                system.getHardware()
                        .getProcessor()
                        .getProcessorIdentifier()
                        .getName()
                        .strip(),
                Runtime.getRuntime().availableProcessors(),
                RunCores.UNKNOWN,
                ThreadsPerCore.read(Path.of("/")).orElseGet(() -> threadsPerCore(system)),
                system.getHardware().getMemory().getTotal(),
                "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.version")));
    }

    private static Integer threadsPerCore(SystemInfo system) {
        int physical = system.getHardware().getProcessor().getPhysicalProcessorCount();
        return physical < 1
                ? null
                : Math.max(1, system.getHardware().getProcessor().getLogicalProcessorCount() / physical);
    }

    /** The same machine for a run on these cores. */
    Host on(RunCores usable) {
        return new Host(cpu, cores, usable, threadsPerCore, memoryBytes, os);
    }

    /**
     * Pressure and stolen time, before and after a run.
     *
     * @param cpuPressurePercent share of the time in which some process waited for a core, by the Linux kernel's pressure stall
     *     information: before a run of a moment in which the lab did nothing, after it of the last ten seconds; null where there
     *     is none, or where the run may use only some of the machine's cores: it is told of all of them
     * @param stealPercent share of the processor time between the two that the hypervisor gave to others, of the cores that the run
     *     may use; 0 in the first, and where it is not reported
     */
    public record Load(Double cpuPressurePercent, double stealPercent) {
        Load on(RunCores cores) {
            return cores.partOnly() ? new Load(null, stealPercent) : this;
        }
    }
}
