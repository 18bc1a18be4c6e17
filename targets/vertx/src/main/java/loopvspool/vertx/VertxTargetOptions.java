package loopvspool.vertx;

import loopvspool.workload.BadOption;
import loopvspool.workload.CommandLine;
import loopvspool.workload.TargetOptions;

/**
 * What the event loop can be told on its command line, and in its environment.
 *
 * @param common what every target can be told
 * @param cpuWorkers {@code --cpu-workers}: how many threads do the CPU-bound work that leaves the loop; as many as there
 * are cores by default, for with more the same work would only share the cores, and each request would take longer
 */
public record VertxTargetOptions(TargetOptions common, int cpuWorkers) {

    static final String NAME = "vertx";

    private static final String CORES = "cores";
    private static final int MAX_CPU_WORKERS = 1_000;

    /**
     * Takes the options of the event loop.
     *
     * @throws BadOption where a value is not allowed
     */
    public static VertxTargetOptions from(TargetOptions common, CommandLine line) {
        int cores = Runtime.getRuntime().availableProcessors();
        int cpuWorkers =
                line.option("--cpu-workers", cores, CORES + " or a whole number from 1 to " + MAX_CPU_WORKERS, text -> {
                    int number = text.equals(CORES) ? cores : Integer.parseInt(text);
                    return number >= 1 && number <= MAX_CPU_WORKERS ? number : null;
                });
        return new VertxTargetOptions(common, cpuWorkers);
    }
}
