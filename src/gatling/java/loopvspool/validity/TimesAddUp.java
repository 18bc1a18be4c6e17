package loopvspool.validity;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import loopvspool.measure.Measurement;
import loopvspool.measure.StepResult;
import loopvspool.observe.CoreShares;
import loopvspool.prediction.Quantity;
import loopvspool.record.RequestRecord;
import loopvspool.settings.GateSettings;

/**
 * Whether targets tell the truth about time. INVALID if a handler says that it worked for longer than its client waited, as it does
 * when it answers in milliseconds; SUSPECT if a single user waited for much longer than the handler says that it worked: a
 * cached reply, a metric that is made up, or a long way.
 */
final class TimesAddUp implements Gate {
    private static final Cause TOO_LONG =
            new Cause("service-exceeds-response", "handlers say that they worked for longer than their clients waited");
    private static final Cause TOO_SHORT =
            new Cause("time-beside-work", "a single user waited for much longer than the handlers worked");

    @Override
    public Stream<Finding> check(Evidence evidence) {
        return evidence.steps().stream()
                .flatMap(result -> Stream.concat(
                        tooLong(result, evidence.allowed()).stream(),
                        tooShort(
                                result,
                                evidence.allowed(),
                                stopSeconds(result, evidence.surroundings().cores()))
                                .stream()));
    }

    /** A quota may stop the handler before its clock begins, and the client before it has read the answer. */
    private static double stopSeconds(StepResult result, CoreShares cores) {
        return cores.stopSeconds(result.step().target()) + cores.injectorStopSeconds();
    }

    private static Optional<Finding> tooLong(StepResult result, GateSettings allowed) {
        double slack = allowed.serviceExceedsResponse().toNanos() / 1e9;
        return result.rows().stream()
                .filter(RequestRecord::isAnswered)
                .filter(row -> row.queueWaitSeconds() < -slack)
                .min(Comparator.comparingDouble(RequestRecord::queueWaitSeconds))
                .map(row -> TOO_LONG.invalid(
                        result.step().name(),
                        -row.queueWaitSeconds(),
                        String.format(
                                Locale.ROOT,
                                "a handler says that it worked for %.3f s, and its client waited for %.3f s: is its result in seconds?",
                                row.reply().result(),
                                row.responseSeconds())));
    }

    private static Optional<Finding> tooShort(StepResult result, GateSettings allowed, double stopSeconds) {
        if (result.step().users() > 1) {
            return Optional.empty();
        }
        double anyway = allowed.clientOverheadFloor().toNanos() / 1e9 + stopSeconds;
        double share = allowed.clientOverheadPercent() / 100;
        return result.measurement()
                .filter(measured ->
                        measured.handlers().meanQueueWaitSeconds() > Math.max(anyway, mean(measured) * share))
                .map(measured -> TOO_SHORT.suspect(
                        result.step().name(),
                        measured.handlers().meanQueueWaitSeconds(),
                        String.format(
                                Locale.ROOT,
                                "a single user waited for %.3f s in the mean, of which the handlers account for %.3f s; at most %s %%, or %.0f ms if that is more, beside the work is expected",
                                mean(measured),
                                mean(measured) - measured.handlers().meanQueueWaitSeconds(),
                                Percent.text(allowed.clientOverheadPercent()),
                                anyway * 1000)));
    }

    private static double mean(Measurement measured) {
        return measured.value(Quantity.MEAN_RESPONSE).orElseThrow();
    }
}
