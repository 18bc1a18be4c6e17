package loopvspool.result;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** INVALID if a target ran another count than it was asked for, or equal counts computed different answers. */
final class RightAnswers implements Gate {
    @Override
    public Stream<Finding> check(Evidence evidence) {
        Map<Integer, String> answers = new HashMap<>();
        return evidence.steps().stream().flatMap(result -> result.rows().stream()
                .filter(RequestRecord::isAnswered)
                .flatMap(row -> check(row, answers))
                .limit(1)
                .map(reason -> Finding.invalid(result.step().name(), reason)));
    }

    private static Stream<String> check(RequestRecord row, Map<Integer, String> answers) {
        Integer ran = row.reply().iterations();
        if (ran != null && ran != row.iterations()) {
            return Stream.of(
                    String.format(Locale.ROOT, "asked for %d iterations, the target ran %d", row.iterations(), ran));
        }
        String answer = row.reply().answer();
        String first = answer == null ? null : answers.putIfAbsent(row.iterations(), answer);
        return first == null || first.equals(answer)
                ? Stream.empty()
                : Stream.of(String.format(
                        Locale.ROOT,
                        "%d iterations computed %s, and %s elsewhere in the run",
                        row.iterations(),
                        answer,
                        first));
    }
}
