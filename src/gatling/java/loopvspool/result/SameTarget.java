package loopvspool.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * INVALID if a target was another process at the end than at the start, by its process number, its start time or its name: it
 * was started again, cold, or somebody else answers on its port. Or if it no longer answered at all.
 */
final class SameTarget implements Gate {
    private static final Cause GONE = new Cause("target-gone", "targets no longer answered at the end");
    private static final Cause ANOTHER = new Cause("target-replaced", "targets are not those that were started");
    private static final Cause UNREPORTED = new Cause(
            "unreported-start",
            "pings tell neither process nor start time, so nobody knows whether targets were started again",
            "report pid or startedAtMicros in the ping");

    private static final List<String> TELL_TALES = List.of("target", "pid", "startedAtMicros");

    @Override
    public Stream<Finding> check(Evidence evidence) {
        return evidence.surroundings().secondLooks().stream()
                .flatMap(look -> look.atEnd() == null
                        ? Stream.of(GONE.invalid(
                                look.target(), "the target no longer answered at the end: " + look.unanswered()))
                        : TELL_TALES.stream()
                                .filter(field -> differs(look, field))
                                .limit(1)
                                .map(field -> another(look, field)));
    }

    private static Finding another(SecondLook look, String field) {
        return ANOTHER.invalid(
                look.target(),
                "the target is not the one that was started: its %s was %s and is %s"
                        .formatted(
                                field,
                                told(look.atStart().details(), field),
                                told(look.atEnd().details(), field)));
    }

    private static boolean differs(SecondLook look, String field) {
        return !told(look.atStart().details(), field).equals(told(look.atEnd().details(), field));
    }

    private static String told(JsonNode ping, String field) {
        return ping.path(field).asText("");
    }

    @Override
    public Stream<Remark> unchecked(Evidence evidence) {
        return evidence.surroundings().secondLooks().stream()
                .filter(look -> TELL_TALES.stream()
                        .skip(1)
                        .allMatch(field -> told(look.atStart().details(), field).isEmpty()))
                .map(look -> UNREPORTED.remark(
                        look.target(),
                        "whether " + look.target()
                                + " was started again: its ping tells neither its process nor its start time"));
    }
}
