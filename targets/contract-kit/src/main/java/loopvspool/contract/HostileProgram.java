package loopvspool.contract;

import java.util.List;

/**
 * A server that is treated badly.
 *
 * @param mainClass its program
 * @param options of the program, with which two clients at most keep it from serving others, if any number can
 * @param numberPath a path that goes on with a whole number: {@code /test/sync-cpubound/}
 * @param most the largest number that is allowed there
 * @param longestAnswer the path whose answer is the longest that the server gives
 * @param waitPaths paths that go on with how long the answer takes, in milliseconds: {@code /wait/}
 * @param countedWaitPaths those of them that may be waited for by several at once, and whose replies say by how many
 * @param asksOthers whether it needs a downstream service for that
 */
public record HostileProgram(
        Class<?> mainClass,
        List<String> options,
        String numberPath,
        int most,
        String longestAnswer,
        List<String> waitPaths,
        List<String> countedWaitPaths,
        boolean asksOthers) {

    /** Copies the lists. */
    public HostileProgram {
        options = List.copyOf(options);
        waitPaths = List.copyOf(waitPaths);
        countedWaitPaths = List.copyOf(countedWaitPaths);
    }

    /** A target whose IO-bound requests have those paths, of which those counted may be waited for by several at once. */
    public static HostileProgram target(
            Class<?> mainClass, List<String> options, List<String> waitPaths, List<String> countedWaitPaths) {
        return new HostileProgram(
                mainClass,
                options,
                "/test/sync-cpubound/",
                1_000_000,
                "/test/resmon?since=0",
                waitPaths,
                countedWaitPaths,
                true);
    }
}
