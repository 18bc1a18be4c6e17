package loopvspool.vertx;

import java.util.OptionalInt;
import loopvspool.workload.BadOption;
import loopvspool.workload.CommandLine;
import loopvspool.workload.Flag;
import loopvspool.workload.JavaVersion;
import loopvspool.workload.Option;
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
    private static final int MAX_CPU_WORKERS = 1_000;
    private static final int MAX_LOOPS = 1_000;

    private static final Option<OptionalInt> CPU_WORKERS = new Option<>(
            "--cpu-workers",
            "How many threads do the work of async-cpubound; default: the 20 of Vert.x' own worker pool.",
            OptionalInt.of(cores()),
            CORES,
            VERTX_DEFAULT + ", " + coresOrNumber(MAX_CPU_WORKERS),
            text -> text.equals(VERTX_DEFAULT)
                    ? OptionalInt.empty()
                    : OptionalInt.of(coresOrNumber(text, MAX_CPU_WORKERS)));
    private static final Option<Integer> LOOPS = new Option<>(
            "--loops",
            "How many event loops there are, each with a verticle of its own; with more than one there is no SQL.",
            1,
            "1",
            coresOrNumber(MAX_LOOPS),
            text -> coresOrNumber(text, MAX_LOOPS));
    private static final Flag VIRTUAL_THREADS = new Flag(
            "--virtual-threads", "The verticle's handlers run on virtual threads, one at a time; needs Java 21.");

    /**
     * Takes the options of the event loop.
     *
     * @throws BadOption where a value is not allowed, or this Java has no virtual threads
     */
    public static VertxTargetOptions from(TargetOptions common, CommandLine line) {
        OptionalInt cpuWorkers = line.value(CPU_WORKERS);
        int loops = line.value(LOOPS);
        boolean virtualThreads = line.isSet(VIRTUAL_THREADS);
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
