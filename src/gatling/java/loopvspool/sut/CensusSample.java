package loopvspool.sut;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A target's processes and threads at one moment, as it counts them itself.
 *
 * @param atMicros when, in microseconds since the epoch, by the target's clock
 * @param processes the target's process and all that it has started; a count
 * @param osThreads threads of the operating system in the target's process, a count; null where it cannot tell
 * @param javaThreads those of them that Java knows of, a count
 * @param threads the same by what they are for
 * @param cpuSeconds the CPU time that the process has used since its start, in seconds; null where it cannot tell
 * @param residentBytes its resident memory, in bytes; null where it cannot tell
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CensusSample(
        long atMicros,
        int processes,
        Integer osThreads,
        int javaThreads,
        ThreadCounts threads,
        Double cpuSeconds,
        Long residentBytes) {

    /** Refuses a sample that nobody can use, because it counts no process or has no counts by kind. */
    public CensusSample {
        if (processes < 1 || threads == null) {
            throw new IllegalArgumentException("a sample must count at least 1 process, and its threads by kind");
        }
    }
}
