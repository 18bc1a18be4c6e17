package loopvspool.outcome;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a run ended. It knows of no run, because Maven has to say of one that never began how it ended, before the lab is compiled.
 *
 * @param endings all that is the matter, the worst first; OK alone if nothing is
 * @param exitCode that of the process
 * @param reasons why, in words
 */
public record Outcome(List<Ending> endings, int exitCode, List<String> reasons) {
    private static final Set<Ending> NOT_BEGUN = EnumSet.of(Ending.REFUSED, Ending.NOT_STARTED);

    /** Copies the lists. */
    public Outcome {
        endings = List.copyOf(endings);
        reasons = List.copyOf(reasons);
    }

    /** Of a run that has not begun. */
    public static Outcome notBegun(Ending ending, List<String> reasons) {
        return new Outcome(List.of(ending), ending.exitCode(), reasons);
    }

    /** Of a run that was ended before it had begun. */
    public static Outcome interrupted(JvmEnd end) {
        return new Outcome(
                List.of(Ending.INTERRUPTED),
                end.signalCode().orElse(Ending.INTERRUPTED.exitCode()),
                List.of("ended by " + end.cause() + " before the load"));
    }

    /** The line for scripts: {@code OUTCOME: INVALID, LIMIT BROKEN: …}. What kept a run from beginning stands in lines of its own. */
    public String line() {
        boolean begun = Collections.disjoint(endings, NOT_BEGUN);
        return "OUTCOME: %s: %s"
                .formatted(
                        endings.stream().map(Ending::word).collect(Collectors.joining(", ")),
                        begun
                                ? String.join("; ", reasons).replace("\n", " ")
                                : "nothing was measured; the reason stands above");
    }
}
