package loopvspool.vertx;

import java.util.OptionalInt;
import loopvspool.workload.BadOption;
import loopvspool.workload.CommandLine;
import loopvspool.workload.JavaVersion;
import loopvspool.workload.TargetOptions;

/**
 * What the event loop can be told on its command line, and in its environment.
 *
 * @param common what every target can be told
 * @param cpuWorkers {@code --cpu-workers}: how many threads do the CPU-bound work that leaves the loop; as many as there
 * are cores by default, for with more the same work would only share the cores, and each request would take longer; empty for {@code default}, the worker pool that Vert.x has
 * anyway, of 20 threads
 * @param loops {@code --loops}: how many event loops, each with a verticle of its own that has its share of the connections;
 * with more than one there are no endpoints for SQL
 * @param virtualThreads {@code --virtual-threads}: whether the verticle runs on virtual threads, one at a time, and the loop
 * only reads and writes; from Java 21 on
 */
public record VertxTargetOptions(TargetOptions common, OptionalInt cpuWorkers, int loops, boolean virtualThreads) {

    static final String NAME = "vertx";

    private static final String CORES = "cores";
    private static final String VERTX_DEFAULT = "default";
    private static final String VIRTUAL_THREADS = "--virtual-threads";
    private static final int MAX_CPU_WORKERS = 1_000;
    private static final int MAX_LOOPS = 1_000;

    /**
     * Takes the options of the event loop.
     *
     * @throws BadOption where a value is not allowed, or this Java has no virtual threads
     */
    public static VertxTargetOptions from(TargetOptions common, CommandLine line) {
        OptionalInt cpuWorkers = line.option(
                "--cpu-workers",
                OptionalInt.of(cores()),
                VERTX_DEFAULT + ", " + coresOrNumber(MAX_CPU_WORKERS),
                text -> text.equals(VERTX_DEFAULT)
                        ? OptionalInt.empty()
                        : OptionalInt.of(coresOrNumber(text, MAX_CPU_WORKERS)));
        int loops = line.option("--loops", 1, coresOrNumber(MAX_LOOPS), text -> coresOrNumber(text, MAX_LOOPS));
        boolean virtualThreads = line.flag(VIRTUAL_THREADS);
        if (virtualThreads) {
            JavaVersion.requireVirtualThreads(line.nameGiven(VIRTUAL_THREADS));
        }
        return new VertxTargetOptions(common, cpuWorkers, loops, virtualThreads);
    }

    private static String coresOrNumber(int max) {
        return CORES + " or a whole number from 1 to " + max;
    }

    private static int coresOrNumber(String text, int max) {
        int number = text.equals(CORES) ? cores() : Integer.parseInt(text);
        if (number < 1 || number > max) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }
}
