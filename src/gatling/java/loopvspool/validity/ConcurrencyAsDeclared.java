package loopvspool.validity;

import java.util.Locale;
import java.util.stream.Stream;
import loopvspool.experiment.Step;
import loopvspool.measure.Measurement;
import loopvspool.measure.PeakConcurrency;
import loopvspool.measure.StepResult;
import loopvspool.prediction.Quantity;
import loopvspool.record.RequestRecord;

/**
 * INVALID if the server worked on more or fewer requests at once than the catalogue says: the title would be wrong. Fewer are as it
 * says where its number is the best case. Where the server does not count them, {@link UnreportedFields} says so.
 */
final class ConcurrencyAsDeclared implements Gate {
    private static final Cause OTHER = new Cause(
            "other-workers",
            "servers worked on more or fewer requests at once than is said of them",
            "say how many they work on: workers in targets.conf, or lab.target.NAME.workers");
    private static final Cause FEWER =
            new Cause("fewer-workers", "fewer workers were at work at once than in the best case, which is predicted");

    @Override
    public Stream<Finding> check(Evidence evidence) {
        return counted(evidence)
                .filter(result -> !allows(result.step(), workers(result)))
                // Of a step that was cut short, those who would have come are missing.
                .filter(result -> result.isWhole()
                        || workers(result) > result.step().prediction().peakConcurrency())
                .map(result -> OTHER.invalid(
                        result.step().name(),
                        Math.abs(workers(result) - result.step().prediction().peakConcurrency()),
                        String.format(
                                Locale.ROOT,
                                "peak concurrency: required %s%d, actual %d%s",
                                result.step().prediction().bestCase() ? "at most " : "",
                                result.step().prediction().peakConcurrency(),
                                workers(result),
                                hint(result))));
    }

    /** Where the times of a target's requests show more at once than it counted, others counted the rest. */
    private static String hint(StepResult result) {
        return PeakConcurrency.byTimes(
                        result.answered().map(RequestRecord::reply).toList())
                .filter(byTimes -> byTimes > workers(result))
                .map(byTimes ->
                        "; by when its requests began and ended it is %s: if several processes answer, let ping and replies tell pid"
                                .formatted(byTimes))
                .orElse("");
    }

    @Override
    public Stream<Remark> notes(Evidence evidence) {
        return counted(evidence)
                .filter(result -> result.step().prediction().bestCase()
                        && workers(result) < result.step().prediction().peakConcurrency())
                .map(result -> FEWER.remark(
                        result.step().name(),
                        "%s: %d of at most %d workers were at work at once; what is predicted is a range"
                                .formatted(
                                        result.step().name(),
                                        workers(result),
                                        result.step().prediction().peakConcurrency())));
    }

    private static Stream<StepResult> counted(Evidence evidence) {
        return evidence.steps().stream().filter(result -> result.measurement()
                .flatMap(Measurement::peakConcurrency)
                .isPresent());
    }

    private static int workers(StepResult result) {
        return result.measurement().flatMap(Measurement::peakConcurrency).orElseThrow();
    }

    private static boolean allows(Step step, int workers) {
        return step.expected(Quantity.PEAK_CONCURRENCY).orElseThrow().allows(workers);
    }
}
