package loopvspool.validity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopvspool.measure.StepResult;
import loopvspool.record.RequestRecord;
import loopvspool.sut.Reply;
import loopvspool.sut.Work;

/**
 * What single replies are checked for, and cannot be because a target's do not report: only {@code result} must be in them. What is
 * made of many replies, its gate itself calls unchecked.
 */
final class UnreportedFields {
    /** Also of the gates that need fields of many replies. */
    static final Cause CAUSE = new Cause(
            "unreported-fields",
            "replies do not report all fields that the checks need",
            "report more of them: docs/adding-a-target.md, chapter 4; threads that are virtual cannot report CPU time");

    private static final List<Field> OF_ALL = List.of(
            new Field("inFlight (peak concurrency is not known)", UnreportedFields::concurrency),
            new Field("gcMillis (garbage collection)", Reply::gcMillis));

    private static final List<Field> OF_CPU_WORK = List.of(
            new Field("iterations (whether all the work was done)", Reply::iterations),
            new Field("answer (whether it is the work that others do)", Reply::answer));

    /**
     * A field of a reply.
     *
     * @param text its name, and what it is needed for
     * @param value null where the target does not report
     */
    private record Field(String text, Function<Reply, Object> value) {}

    private UnreportedFields() {}

    /** When requests began and ended tells it as well as a count. */
    private static Object concurrency(Reply reply) {
        if (reply.inFlight() != null) {
            return reply.inFlight();
        }
        return reply.endedAtMicros() == null ? null : reply.startedAtMicros();
    }

    /** A line for each target that leaves out a field in every reply to some kind of work. */
    static List<Remark> of(List<StepResult> steps) {
        Map<String, List<StepResult>> byTarget = steps.stream()
                .collect(Collectors.groupingBy(
                        result -> result.step().target(), LinkedHashMap::new, Collectors.toList()));
        List<Remark> lines = new ArrayList<>();
        byTarget.forEach((target, those) -> {
            List<Reply> all = replies(those.stream());
            List<Reply> cpu = replies(
                    those.stream().filter(result -> result.step().endpoint().work() == Work.CPU));
            String untold = Stream.concat(missing(OF_ALL, all), missing(OF_CPU_WORK, cpu))
                    .collect(Collectors.joining(", "));
            if (!untold.isEmpty()) {
                lines.add(CAUSE.remark(target, "of " + target + ": its replies do not report " + untold));
            }
        });
        return lines;
    }

    private static List<Reply> replies(Stream<StepResult> results) {
        return results.flatMap(result -> result.rows().stream())
                .filter(RequestRecord::isAnswered)
                .map(RequestRecord::reply)
                .toList();
    }

    private static Stream<String> missing(List<Field> fields, List<Reply> replies) {
        return replies.isEmpty()
                ? Stream.empty()
                : fields.stream()
                        .filter(field -> replies.stream().map(field.value()).allMatch(Objects::isNull))
                        .map(Field::text);
    }
}
