package loopvspool.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loopvspool.limit.LimitCheck;
import loopvspool.limit.UserLimits;
import loopvspool.settings.FailOn;
import loopvspool.validity.RunResult;

/** How a run that has begun ended. */
public final class RunOutcome {
    private static final String INVALID = "INVALID";

    private RunOutcome() {}

    /**
     * Puts together all that is the matter.
     *
     * @param probeFailed whether a calibration had no good answer
     * @param end why the JVM ends
     * @param unwritten what could not be written, and why; nothing if all was
     */
    public static Outcome of(RunResult result, boolean probeFailed, JvmEnd end, Optional<String> unwritten) {
        Collected collected = new Collected();
        unwritten.ifPresent(what -> collected.add(Ending.NOT_WRITTEN, what));
        if (end.kind() == JvmEnd.Kind.INTERRUPTION) {
            // What else may be wrong with it follows from that.
            collected.addFirst(Ending.INTERRUPTED, "ended by %s; %s".formatted(end.cause(), steps(result)));
            return collected.outcome(end.signalCode().orElse(Ending.INTERRUPTED.exitCode()));
        }
        if (end.kind() == JvmEnd.Kind.CRASH && result.finished() && unwritten.isEmpty()) {
            collected.add(Ending.NOT_WRITTEN, "Gatling broke off after the load, so its report may be missing");
        }
        FailOn failOn = FailOn.ofEffective(result.settings());
        verdict(result, probeFailed, failOn, collected);
        limits(result, collected);
        return collected.outcome();
    }

    private static void verdict(RunResult result, boolean probeFailed, FailOn failOn, Collected collected) {
        String level = result.validity().level();
        long lost = lost(result);
        if (failOn != FailOn.NEVER && (lost > 0 || probeFailed)) {
            collected.add(
                    Ending.REQUESTS_LOST,
                    lost == 0
                            ? "a request of a calibration had no good answer"
                            : lost + (lost == 1 ? " request" : " requests") + " had no good answer");
        }
        if (!result.finished()) {
            collected.add(Ending.INVALID, "the run did not come to its end: " + steps(result));
        } else if (failOn.fails(level)) {
            collected.add(Ending.valueOf(level), "the run is " + level);
        } else {
            collected.say("the run is "
                    + level
                    + (level.equals("VALID") ? "" : ", which lab.failOn=%s allows".formatted(failOn.label())));
        }
    }

    private static void limits(RunResult result, Collected collected) {
        List<LimitCheck> checks = UserLimits.of(result);
        long broken = checks.stream().filter(check -> !check.met()).count();
        String on = result.validity().level().equals(INVALID) ? ", on INVALID numbers" : "";
        if (broken > 0) {
            collected.add(Ending.LIMIT_BROKEN, "limits broken: %d of %d%s".formatted(broken, checks.size(), on));
        } else if (!checks.isEmpty()) {
            collected.say("limits met: %d of %d%s".formatted(checks.size(), checks.size(), on));
        }
    }

    private static String steps(RunResult result) {
        long cut = result.steps().stream().filter(step -> !step.isWhole()).count();
        return "%d of %d steps ran%s"
                .formatted(
                        result.steps().size() - cut,
                        result.plan().steps().size(),
                        cut == 0 ? "" : ", %d was cut short".formatted(cut));
    }

    /** How many requests and pings of the steps had no good answer. */
    public static long lost(RunResult result) {
        return result.steps().stream()
                .mapToLong(step ->
                        step.rows().stream().filter(row -> !row.isAnswered()).count()
                                + step.pings().stream()
                                        .filter(ping -> !ping.isAnswered())
                                        .count())
                .sum();
    }

    private static final class Collected {
        private final List<Ending> endings = new ArrayList<>();
        private final List<String> reasons = new ArrayList<>();

        void add(Ending ending, String reason) {
            endings.add(ending);
            reasons.add(reason);
        }

        void addFirst(Ending ending, String reason) {
            endings.add(0, ending);
            reasons.add(0, reason);
        }

        void say(String reason) {
            reasons.add(reason);
        }

        Outcome outcome() {
            return outcome(
                    endings.isEmpty() ? Ending.OK.exitCode() : endings.get(0).exitCode());
        }

        Outcome outcome(int exitCode) {
            return new Outcome(endings.isEmpty() ? List.of(Ending.OK) : endings, exitCode, reasons);
        }
    }
}
