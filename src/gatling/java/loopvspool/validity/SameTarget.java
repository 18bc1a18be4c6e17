package loopvspool.validity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import loopvspool.measure.StepResult;
import loopvspool.observe.IdentityRecheck;
import loopvspool.sut.Processes;

/**
 * INVALID if a target was another process at the end than at the start, by its process number, its start time or its name: it
 * was started again, cold, or somebody else answers on its port. Or if it no longer answered at all.
 *
 * <p>Of several processes each may be replaced in its time, as Gunicorn does after {@code max_requests}: as long as one of them still
 * answers, it is the same server. Where none does, it is SUSPECT: their replacement and a start cannot be told from each other.
 */
final class SameTarget implements Gate {
    private static final Cause GONE = new Cause("target-gone", "targets no longer answered at the end");
    private static final Cause ANOTHER = new Cause("target-replaced", "targets are not those that were started");
    private static final Cause REPLACED =
            new Cause("processes-replaced", "no process that answered at the start answers at the end");
    private static final Cause ARRIVED = new Cause("processes-arrived", "processes that did not answer at the start");
    private static final Cause UNREPORTED = new Cause(
            "unreported-start",
            "pings tell neither process nor start time, so nobody knows whether targets were started again",
            "report pid or startedAtMicros in the ping");

    private static final List<String> TELL_TALES = List.of("target", "pid", "startedAtMicros");

    @Override
    public Stream<Finding> check(Evidence evidence) {
        return evidence.surroundings().identityRechecks().stream().flatMap(look -> check(look, evidence));
    }

    private static Stream<Finding> check(IdentityRecheck look, Evidence evidence) {
        if (look.atEnd() == null) {
            return Stream.of(
                    GONE.invalid(look.target(), "the target no longer answered at the end: " + look.unanswered()));
        }
        if (look.atStart().overlap(look.atEnd())) {
            return Stream.empty();
        }
        return Stream.of(
                wereSeveral(look, evidence)
                        ? REPLACED.suspect(
                                look.target(),
                                0,
                                "of the %s that answered at the start none answers at the end: it was started again, or replaces its processes in turn"
                                        .formatted(
                                                look.atStart().areSeveral()
                                                        ? look.atStart().text()
                                                        : "processes"))
                        : another(look));
    }

    /** Those that were found before the load, or those that its replies show side by side. */
    private static boolean wereSeveral(IdentityRecheck look, Evidence evidence) {
        return look.atStart().areSeveral()
                || evidence.steps().stream()
                        .filter(result -> result.step().target().equals(look.target()))
                        .anyMatch(SameTarget::tookTurns);
    }

    /** Whether a process answered, then another, and then the first again. */
    private static boolean tookTurns(StepResult result) {
        List<Long> pids = result.answered()
                .filter(row -> row.reply().pid() != null)
                .sorted((one, other) -> Long.compare(one.receivedMicros(), other.receivedMicros()))
                .map(row -> row.reply().pid())
                .toList();
        long changes = Stream.iterate(1, i -> i + 1)
                .limit(Math.max(0, pids.size() - 1))
                .filter(i -> !pids.get(i).equals(pids.get(i - 1)))
                .count();
        return changes >= pids.stream().distinct().count();
    }

    private static Finding another(IdentityRecheck look) {
        JsonNode start = said(look.atStart());
        JsonNode end = said(look.atEnd());
        String field = TELL_TALES.stream()
                .filter(one -> !told(start, one).equals(told(end, one)))
                .findFirst()
                .orElseThrow();
        return ANOTHER.invalid(
                look.target(),
                "the target is not the one that was started: its %s was %s and is %s"
                        .formatted(field, told(start, field), told(end, field)));
    }

    private static JsonNode said(Processes processes) {
        return processes.known().get(0).details();
    }

    private static String told(JsonNode ping, String field) {
        return ping.path(field).asText("");
    }

    @Override
    public Stream<Remark> unchecked(Evidence evidence) {
        return evidence.surroundings().identityRechecks().stream()
                .filter(look -> !look.atStart().areRecognised())
                .map(look -> UNREPORTED.remark(
                        look.target(),
                        "whether " + look.target()
                                + " was started again: its ping tells neither its process nor its start time"));
    }

    @Override
    public Stream<Remark> notes(Evidence evidence) {
        return evidence.surroundings().identityRechecks().stream()
                .filter(look -> look.atEnd() != null
                        && look.atStart().areSeveral()
                        && look.atStart().overlap(look.atEnd())
                        && look.atStart().newAmong(look.atEnd()) > 0)
                .map(look -> ARRIVED.remark(
                        look.target(),
                        "%s: of the %s processes that answer at the end, %s did not at the start"
                                .formatted(
                                        look.target(),
                                        look.atEnd().count(),
                                        look.atStart().newAmong(look.atEnd()))));
    }
}
