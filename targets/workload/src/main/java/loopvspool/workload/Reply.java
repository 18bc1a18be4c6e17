package loopvspool.workload;

/**
 * What a request for work answers.
 *
 * @param message for people: "Duration of 57 iterations"
 * @param result how long the work took by the clock on the wall, in seconds
 * @param cpuSeconds how much CPU time its thread spent on it, in seconds; null where the thread has none to tell
 * @param iterations how many were asked for, and done
 * @param answer the kernel's answer, 16 hexadecimal digits; the same for the same kernel and iterations
 * @param thread the name of the thread that did the work
 * @param startedAtMicros when the work started, in microseconds since 1970-01-01T00:00Z
 * @param endedAtMicros when it ended: the start and the measured time, so that a clock that is set meanwhile spoils
 * nothing
 * @param inFlight how many requests were at work in this process just after this one began, itself included: 1 or more
 * @param jitMillis what the JIT compilers have spent in this process so far; null where the JVM does not tell
 * @param gcMillis what the garbage collectors have spent in this process so far
 */
public record Reply(
        String message,
        double result,
        Double cpuSeconds,
        int iterations,
        String answer,
        String thread,
        long startedAtMicros,
        long endedAtMicros,
        int inFlight,
        Long jitMillis,
        long gcMillis)
        implements Answer {}
