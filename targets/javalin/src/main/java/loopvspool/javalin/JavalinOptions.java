package loopvspool.javalin;

import loopvspool.workload.BadOption;
import loopvspool.workload.CommandLine;
import loopvspool.workload.TargetOptions;

/**
 * What the pool can be told on its command line, and in its environment.
 *
 * @param common what every target can be told
 * @param workers how many requests are handled at once: {@code --workers}, or {@code --workers-per-core} times the
 * cores
 */
public record JavalinOptions(TargetOptions common, int workers) {

    static final String NAME = "javalin";
    static final int DEFAULT_WORKERS_PER_CORE = 1;

    private static final String WORKERS = "--workers";
    private static final String WORKERS_PER_CORE = "--workers-per-core";
    private static final int MAX_WORKERS = 10_000;
    private static final int MAX_WORKERS_PER_CORE = 100;

    /**
     * Takes the options of the pool.
     *
     * @throws BadOption where a value is not allowed, or both ways to give the number of workers are used
     */
    public static JavalinOptions from(TargetOptions common, CommandLine line) {
        int perCore = line.number(WORKERS_PER_CORE, DEFAULT_WORKERS_PER_CORE, 1, MAX_WORKERS_PER_CORE);
        int byCores = perCore * Runtime.getRuntime().availableProcessors();
        int workers = line.number(WORKERS, byCores, 1, MAX_WORKERS);
        if (line.has(WORKERS) && line.has(WORKERS_PER_CORE)) {
            throw new BadOption(line.nameGiven(WORKERS) + " and " + line.nameGiven(WORKERS_PER_CORE)
                    + " exclude each other: give one of them");
        }
        return new JavalinOptions(common, workers);
    }
}
