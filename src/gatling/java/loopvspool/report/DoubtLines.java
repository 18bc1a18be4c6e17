package loopvspool.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import loopvspool.validity.Cause;
import loopvspool.validity.Doubt;
import loopvspool.validity.Doubts;

/**
 * Sees to it that a console has a dozen lines of doubts at most before its numbers: of those that it has printed before the load, a line
 * with the result says no more than what they were.
 */
final class DoubtLines {
    private static final int MOST_BEFORE_THE_LOAD = Doubts.MOST_LINES / 2;

    private final List<Doubt> said = new ArrayList<>();
    private int lines;

    /** Another line has been printed before the load. */
    void said(String line) {
        lines += (int) line.lines().count();
    }

    /** Those to print before the load. */
    List<String> beforeTheLoad(List<Doubt> doubts) {
        List<String> shown = Doubts.lines(doubts, Math.max(1, MOST_BEFORE_THE_LOAD - lines));
        shown.forEach(this::said);
        said.addAll(doubts);
        return shown;
    }

    /** Those to print with the result. */
    List<String> ofResult(List<Doubt> doubts) {
        List<Doubt> fresh = doubts.stream().filter(one -> !said.contains(one)).toList();
        List<String> again = again(doubts);
        int room = Math.max(2, Doubts.MOST_LINES - lines) - again.size();
        List<String> shown = new ArrayList<>(Doubts.lines(fresh, room));
        long worse = fresh.stream()
                .filter(one -> one.kind().compareTo(Doubt.Kind.SKIPPED) < 0)
                .count();
        shown.addAll((int) Math.min(worse, shown.size()), again);
        return shown;
    }

    private List<String> again(List<Doubt> doubts) {
        String titles = doubts.stream()
                .filter(said::contains)
                .map(Doubt::cause)
                .map(Cause::title)
                .collect(Collectors.joining("; "));
        return titles.isEmpty() ? List.of() : List.of("SKIPPED, as said before the load: " + titles);
    }
}
