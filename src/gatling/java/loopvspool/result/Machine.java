package loopvspool.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.TickType;

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
     * @param stealPercent share of the processor time between the two that the hypervisor gave to others; 0 in the first
     */
    public record Load(Double cpuPressurePercent, double stealPercent) {}

    /** Watches the load from its creation on. */
    public static final class LoadWatch {
        private static final Pattern SOME = Pattern.compile("(?m)^some avg10=([0-9.]+)");

        private final CentralProcessor processor =
                new SystemInfo().getHardware().getProcessor();
        private final long[] ticks = processor.getSystemCpuLoadTicks();

        /** The load now; stolen time since the creation of this watch. */
        public Load read() {
            long[] now = processor.getSystemCpuLoadTicks();
            long all = 0;
            for (int i = 0; i < now.length; i++) {
                all += now[i] - ticks[i];
            }
            int steal = TickType.STEAL.getIndex();
            return new Load(pressure(), all == 0 ? 0 : (now[steal] - ticks[steal]) * 100.0 / all);
        }

        private static Double pressure() {
            try {
                Matcher some = SOME.matcher(Files.readString(Path.of("/proc/pressure/cpu")));
                return some.find() ? Double.valueOf(some.group(1)) : null;
            } catch (IOException e) {
                return null;
            }
        }
    }
}
