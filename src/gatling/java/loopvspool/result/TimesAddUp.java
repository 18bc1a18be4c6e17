package loopvspool.result;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether targets tell the truth about time. INVALID if a handler says that it worked for longer than its client waited, as it does
 * when it answers in milliseconds; SUSPECT if a single user waited for much longer than the handler says that it worked: a
 * cached reply, a figure that is made up, or a long way.
 */
final class TimesAddUp implements Gate {
    /** The injector's clock shows whole milliseconds, at both ends. */
    static final double SLACK_SECONDS = 0.005;
    /** The share of a lonely request's response time that may be beside its work, in percent. */
    static final double BESIDE_PERCENT = 20;
    /** And in any case so much: the way there and back. */
    static final double BESIDE_SECONDS = 0.05;

    @Override
    public Stream<Finding> check(Evidence evidence) {
        return evidence.steps().stream()
                .flatMap(result -> Stream.concat(tooLong(result).stream(), tooShort(result).stream()));
    }

    private static Optional<Finding> tooLong(StepResult result) {
        return result.rows().stream()
                .filter(RequestRecord::isAnswered)
                .filter(row -> row.queueWaitSeconds() < -SLACK_SECONDS)
                .min(Comparator.comparingDouble(RequestRecord::queueWaitSeconds))
                .map(row -> Finding.invalid(
                        result.step().name(),
                        String.format(
                                Locale.ROOT,
                                "a handler says that it worked for %.3f s, and its client waited for %.3f s: is its result in seconds?",
                                row.reply().result(),
                                row.responseSeconds())));
    }

    private static Optional<Finding> tooShort(StepResult result) {
        if (result.step().users() > 1) {
            return Optional.empty();
        }
        return result.measurement()
                .filter(measured -> measured.meanQueueWaitSeconds()
                        > Math.max(BESIDE_SECONDS, measured.meanResponseSeconds() * BESIDE_PERCENT / 100))
                .map(measured -> Finding.suspect(
                        result.step().name(),
                        String.format(
                                Locale.ROOT,
                                "a single user waited for %.3f s in the mean, of which the handlers account for %.3f s; at most %.0f %% beside the work is expected",
                                measured.meanResponseSeconds(),
                                measured.meanResponseSeconds() - measured.meanQueueWaitSeconds(),
                                BESIDE_PERCENT)));
    }
}
