package loopvspool.validity;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import loopvspool.record.RequestRecord;
import loopvspool.sut.Work;

/** INVALID if a target ran another count than it was asked for, or equal counts computed different answers. */
final class RightAnswers implements Gate {
    private static final Cause CAUSE = new Cause("wrong-answers", "targets did other work than was asked for");

    @Override
    public Stream<Finding> check(Evidence evidence) {
        Map<Integer, String> answers = new HashMap<>();
        return evidence.steps().stream().flatMap(result -> result.rows().stream()
                .filter(RequestRecord::isAnswered)
                .flatMap(row -> check(result.step().endpoint().work(), row, answers))
                .limit(1)
                .map(reason -> CAUSE.invalid(result.step().name(), reason)));
    }

    private static Stream<String> check(Work work, RequestRecord row, Map<Integer, String> answers) {
        Integer ran = row.reply().done(work);
        if (ran != null && ran != row.amount()) {
            return Stream.of(
                    String.format(Locale.ROOT, "asked for %d %s, the target did %d", row.amount(), work.unit(), ran));
        }
        String answer = row.reply().answer();
        String first = answer == null ? null : answers.putIfAbsent(row.amount(), answer);
        return first == null || first.equals(answer)
                ? Stream.empty()
                : Stream.of(String.format(
                        Locale.ROOT,
                        "%d iterations computed %s, and %s elsewhere in the run",
                        row.amount(),
                        answer,
                        first));
    }
}
