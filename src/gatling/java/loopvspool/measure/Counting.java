package loopvspool.measure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import loopvspool.record.RequestRecord;
import loopvspool.sut.Processes;

/** Whose counters the replies of a step hold: of several processes each counts its own requests, and collections, alone. */
public enum Counting {
    /** One process answered, and counts all. */
    WHOLE,
    /** Several did, and each reply tells which. */
    BY_PROCESS,
    /** Several did, and nobody knows which counted what. */
    UNKNOWN;

    /**
     * Of the replies of a step.
     *
     * @param processes those that were found behind the target's address before the load; under load more may show
     */
    static Counting of(List<RequestRecord> answered, Processes processes) {
        Set<Long> pids = new HashSet<>();
        answered.forEach(row -> pids.add(row.reply().pid()));
        boolean allTell = !pids.contains(null);
        if (processes.areSeveral()) {
            return allTell && processes.areToldByPid() ? BY_PROCESS : UNKNOWN;
        }
        // One number alone, or none: it is the one process that was found.
        return pids.size() <= 1 ? WHOLE : allTell ? BY_PROCESS : UNKNOWN;
    }
}
