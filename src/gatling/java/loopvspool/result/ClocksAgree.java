package loopvspool.result;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * SUSPECT if a target says that it worked on a request before the request was sent, or after it was answered: then its clock is
 * not the lab's, or was stepped. Response and service times, which each side measures for itself, are as good as before; what is
 * laid over each other is not: timelines, the census of a step, the mean of the requests in flight.
 */
final class ClocksAgree implements Gate {
    /** Gatling's times are exact to a millisecond, and clocks of one machine to less. */
    static final double ALLOWED_SECONDS = 0.1;

    @Override
    public Stream<Finding> check(Evidence evidence) {
        return evidence.steps().stream()
                .filter(result -> worst(result) > ALLOWED_SECONDS)
                .map(result -> Finding.suspect(
                        result.step().name(),
                        String.format(
                                Locale.ROOT,
                                "the clocks of target and lab differ: a handler was at work %.3f s before its request went out, or after it was answered; at most %.1f s is allowed",
                                worst(result),
                                ALLOWED_SECONDS)));
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
