package loopvspool.workload;

/**
 * What a request for work answers: for CPU-bound work, which is iterations of the kernel, and for IO-bound work, which
 * is a call to the downstream service or to the database.
 *
 * @param message for people: "Duration of 57 iterations", "Waited 1000 ms"
 * @param result how long the work took by the clock on the wall, in seconds
 * @param cpuSeconds how much CPU time its thread spent on it, in seconds; null where the thread has none to tell, or
 * did not stay with it
 * @param iterations how many were asked for, and done; null of a call
 * @param answer the kernel's answer, 16 hexadecimal digits; the same for the same kernel and iterations; null of a call
 * @param thread the name of the thread that did the work, or began it
 * @param startedAtMicros when the work started, in microseconds since 1970-01-01T00:00Z
 * @param endedAtMicros when it ended: the start and the measured time, so that a clock that is set meanwhile spoils
 * nothing
 * @param inFlight how many requests were at work in this process just after this one began, itself included: 1 or more
 * @param jitMillis what the JIT compilers have spent in this process so far; null where the JVM does not tell
 * @param gcMillis what the garbage collectors have spent in this process so far
 * @param waitedMillis how long the downstream service, or the database, was asked to wait; null of CPU-bound work
 * @param downstreamSeconds how long it held the call, by its own account, in seconds; null of CPU-bound work
 */
public record Reply(
        String message,
        double result,
        Double cpuSeconds,
        Integer iterations,
        String answer,
        String thread,
        long startedAtMicros,
        long endedAtMicros,
        int inFlight,
        Long jitMillis,
        long gcMillis,
        Integer waitedMillis,
        Double downstreamSeconds)
        implements Answer {}
