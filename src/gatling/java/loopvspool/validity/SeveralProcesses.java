package loopvspool.validity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopvspool.measure.Counting;
import loopvspool.measure.StepResult;
import loopvspool.record.RequestRecord;
import loopvspool.sut.Reply;

/** Of targets that are several processes: what nobody can check because one process's counter is not the whole, once for each. */
final class SeveralProcesses implements Gate {
    private static final Cause COUNTERS =
            new Cause("counted-by-process", "what one of several processes counts is not the whole");
    private static final Cause SEVERAL = new Cause("several-processes", "several processes answer");
    private static final Cause BOUND = new Cause("bound-connections", "workers stay with a connection");

    @Override
    public Stream<Finding> check(Evidence evidence) {
        return Stream.empty();
    }

    @Override
    public Stream<Remark> unchecked(Evidence evidence) {
        return byTarget(evidence, SeveralProcesses::isSeveral).entrySet().stream()
                .flatMap(one -> lost(one.getValue()).stream()
                        .map(what -> COUNTERS.remark(
                                one.getKey(),
                                "%s of %s: several processes answer, and each counts its own alone; replies that tell %s would do"
                                        .formatted(what, one.getKey(), wanted(one.getValue())))));
    }

    private static List<String> lost(List<StepResult> steps) {
        List<String> lost = new ArrayList<>();
        if (steps.stream()
                .anyMatch(result -> tell(result, reply -> reply.inFlight() != null)
                        && result.measurement()
                                .filter(measured -> measured.peakConcurrency().isEmpty())
                                .isPresent())) {
            lost.add("peak concurrency");
        }
        List<StepResult> unknown = steps.stream()
                .filter(result -> result.counting() == Counting.UNKNOWN)
                .toList();
        if (unknown.stream()
                .anyMatch(result -> tell(
                        result,
                        reply -> reply.inFlight() != null
                                && reply.startedAtMicros() != null
                                && reply.endedAtMicros() != null))) {
            lost.add("Little's law");
        }
        if (unknown.stream().anyMatch(result -> tell(result, reply -> reply.gcMillis() != null))) {
            lost.add("garbage collection");
        }
        return lost.isEmpty() ? List.of() : List.of(String.join(", ", lost));
    }

    private static String wanted(List<StepResult> steps) {
        return steps.stream().allMatch(result -> tell(result, reply -> reply.pid() != null))
                ? "startedAtMicros and endedAtMicros"
                : "pid, startedAtMicros and endedAtMicros";
    }

    private static boolean tell(StepResult result, Predicate<Reply> field) {
        return result.answered().map(RequestRecord::reply).anyMatch(field);
    }

    @Override
    public Stream<Remark> notes(Evidence evidence) {
        return Stream.concat(
                byTarget(evidence, SeveralProcesses::isSeveral).entrySet().stream()
                        .map(one -> SEVERAL.remark(one.getKey(), note(one.getKey(), one.getValue()))),
                byTarget(evidence, result -> result.processes().stayWithConnections()).keySet().stream()
                        .map(target -> BOUND.remark(
                                target,
                                "%s: a worker of it stays with a connection as long as that is open, so each request opens one of its own, and its response time includes that"
                                        .formatted(target))));
    }

    /** With the step whose requests were shared least evenly: it explains a makespan that is longer than predicted. */
    private static String note(String target, List<StepResult> steps) {
        String found =
                steps.get(0).processes().areSeveral() ? steps.get(0).processes().text() : "several processes";
        return "%s: %s answer; which of them gets a request is not known before, so what is predicted is a range, from the best case to all on one%s"
                .formatted(
                        target,
                        found,
                        steps.stream()
                                .filter(result -> result.counting() == Counting.BY_PROCESS)
                                .filter(result -> result.verdict()
                                        .filter(verdict -> !verdict.match())
                                        .isPresent())
                                .map(SeveralProcesses::shares)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .map(shares -> "; " + shares)
                                .orElse(""));
    }

    /** Null where they were shared as evenly as can be. */
    private static String shares(StepResult result) {
        Map<Long, Long> byPid = result.answered()
                .collect(Collectors.groupingBy(row -> row.reply().pid(), TreeMap::new, Collectors.counting()));
        long most = byPid.values().stream().max(Long::compare).orElse(0L);
        long processes = Math.max(byPid.size(), result.processes().count());
        if (most * processes < result.rows().size() + processes) {
            return null;
        }
        return "of %s they answered %s requests"
                .formatted(
                        result.step().name(),
                        Stream.concat(byPid.values().stream(), Stream.generate(() -> 0L))
                                .limit(processes)
                                .map(String::valueOf)
                                .collect(Collectors.joining(" and ")));
    }

    private static boolean isSeveral(StepResult result) {
        return result.counting() != Counting.WHOLE;
    }

    private static Map<String, List<StepResult>> byTarget(Evidence evidence, Predicate<StepResult> those) {
        return evidence.steps().stream()
                .filter(those)
                .collect(Collectors.groupingBy(
                        result -> result.step().target(), LinkedHashMap::new, Collectors.toList()));
    }
}
