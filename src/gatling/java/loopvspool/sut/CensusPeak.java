package loopvspool.sut;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * The highest counts of a time, each by itself: they need not have been reached at the same moment.
 *
 * @param processes processes, a count
 * @param osThreads threads of the operating system, a count; null where the target cannot tell
 * @param javaThreads threads that Java knows of, a count
 * @param residentBytes resident memory, in bytes; null where the target cannot tell
 * @param threads threads by what they are for
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CensusPeak(int processes, Integer osThreads, int javaThreads, Long residentBytes, ThreadCounts threads) {

    /** Refuses a peak that nobody can use, because it counts no process or has no counts by kind. */
    public CensusPeak {
        if (processes < 1 || threads == null) {
            throw new IllegalArgumentException("a peak must count at least 1 process, and its threads by kind");
        }
    }
}
