package loopvspool.validity;

import java.util.Locale;
import java.util.stream.Stream;
import loopvspool.measure.StepResult;

/**
 * SUSPECT if a target says that it worked on a request before the request was sent, or after it was answered: then its clock is
 * not the lab's, or was stepped. Response and service times, which each side measures for itself, are as good as before; what is
 * laid over each other is not: timelines, the census of a step, the mean of the requests in flight.
 */
final class ClocksAgree implements Gate {
    private static final Cause CAUSE = new Cause(
            "clocks-differ",
            "the clocks of targets and lab differ",
            "synchronise the clocks; durations are right all the same");

    @Override
    public Stream<Finding> check(Evidence evidence) {
        double allowed = evidence.allowed().clockSkew().toNanos() / 1e9;
        return evidence.steps().stream()
                .filter(result -> worst(result) > allowed)
                .map(result -> CAUSE.suspect(
                        result.step().name(),
                        worst(result),
                        String.format(
                                Locale.ROOT,
                                "the clocks of target and lab differ: a handler was at work %.3f s before its request went out, or after it was answered; at most %.3f s is allowed",
                                worst(result),
                                allowed)));
    }

    private static double worst(StepResult result) {
        return result.rows().stream()
                .filter(row -> row.isAnswered()
                        && row.sentMicros() != null
                        && row.reply().startedAtMicros() != null
                        && row.reply().endedAtMicros() != null)
                .mapToDouble(row -> Math.max(
                                row.sentMicros() - row.reply().startedAtMicros(),
                                row.reply().endedAtMicros() - row.receivedMicros())
                        / 1e6)
                .max()
                .orElse(0);
    }
}
