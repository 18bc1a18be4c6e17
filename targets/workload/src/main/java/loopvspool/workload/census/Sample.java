package loopvspool.workload.census;

import java.util.Map;

/**
 * One look at this process.
 *
 * @param atMicros when, in microseconds since 1970-01-01T00:00Z
 * @param processes this one and its descendants
 * @param osThreads this process's threads as the operating system counts them; null where it does not tell
 * @param javaThreads those among them that the JVM shows as Java threads; virtual threads are none
 * @param threads how many there are of each kind, noughts included; together as many as {@code osThreads}, or, where
 * that is null, as {@code javaThreads}
 * @param cpuSeconds the CPU time that this process has used since its start; null where it is not told
 * @param residentBytes how much of its memory is in RAM; null where it is not told
 */
record Sample(
        long atMicros,
        int processes,
        Integer osThreads,
        int javaThreads,
        Map<ThreadKind, Integer> threads,
        Double cpuSeconds,
        Long residentBytes) {}
