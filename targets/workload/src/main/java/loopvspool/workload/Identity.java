package loopvspool.workload;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * What {@code GET /test/ping} answers: who is there. It does not change while a target runs: a target that answers with
 * another process or another start has been restarted.
 *
 * @param message "pong"
 * @param target the target's name
 * @param pid its process
 * @param startedAtMicros when the target started, in microseconds since 1970-01-01T00:00Z
 * @param cores how many processors the JVM sees
 * @param kernel the name of the CPU kernel
 * @param workers how many requests it handles at once; null on an event loop, which has no such number
 * @param maxIterations the most that one request may ask for
 * @param censusPort where the census is answered whatever the target is doing; null where none is taken
 * @param limits what the control group lets it use, when it started
 * @param java the JVM
 * @param libraries the server's libraries and their versions, as they are on the class path
 */
public record Identity(
        String message,
        String target,
        long pid,
        long startedAtMicros,
        int cores,
        String kernel,
        Integer workers,
        int maxIterations,
        Integer censusPort,
        Limits limits,
        Java java,
        Map<String, String> libraries)
        implements Answer {

    /**
     * The JVM.
     *
     * @param flags the arguments of the JVM, without those of the program
     * @param gc the names of the collectors
     * @param maxHeapBytes the most that the heap may grow to
     */
    public record Java(
            String version,
            String vendor,
            String vm,
            String vmVersion,
            List<String> flags,
            List<String> gc,
            long maxHeapBytes) {

        static Java running() {
            RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
            return new Java(
                    System.getProperty("java.version"),
                    System.getProperty("java.vendor"),
                    runtime.getVmName(),
                    runtime.getVmVersion(),
                    runtime.getInputArguments(),
                    ManagementFactory.getGarbageCollectorMXBeans().stream()
                            .map(GarbageCollectorMXBean::getName)
                            .toList(),
                    Runtime.getRuntime().maxMemory());
        }
    }

    /**
     * This process, as a target that starts now.
     *
     * @param workers how many requests it handles at once; null on an event loop
     * @param censusPort where the census is answered; null where none is taken
     * @param libraries names and versions of the server's libraries
     */
    public static Identity of(
            TargetOptions options, Integer workers, Integer censusPort, Map<String, String> libraries) {
        return new Identity(
                "pong",
                options.name(),
                ProcessHandle.current().pid(),
                ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()),
                Runtime.getRuntime().availableProcessors(),
                options.kernel().name(),
                workers,
                options.iterations().max(),
                censusPort,
                Limits.here(),
                Java.running(),
                libraries);
    }
}
