package loopvspool.result;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * INVALID if the server worked on more or fewer requests at once than the catalogue says: the title would be wrong. Fewer are as it
 * says where its number is the best case. Where the server does not count them, {@link Untold} says so.
 */
final class EffectiveWorkers implements Gate {
    @Override
    public Stream<Finding> check(Evidence evidence) {
        return counted(evidence)
                .filter(result -> !result.step().prediction().allows(workers(result)))
                .map(result -> Finding.invalid(
                        result.step().name(),
                        String.format(
                                Locale.ROOT,
                                "effective workers: required %s%d, actual %d",
                                result.step().prediction().bestCase() ? "at most " : "",
                                result.step().prediction().effectiveWorkers(),
                                workers(result))));
    }

    @Override
    public Stream<String> notes(Evidence evidence) {
        return counted(evidence)
                .filter(result -> result.step().prediction().bestCase()
                        && workers(result) < result.step().prediction().effectiveWorkers())
                .map(result -> "%s: %d of at most %d workers were at work at once; what is predicted is the best case"
                        .formatted(
                                result.step().name(),
                                workers(result),
                                result.step().prediction().effectiveWorkers()));
    }

    private static Stream<StepResult> counted(Evidence evidence) {
        return evidence.steps().stream()
                .filter(result ->
                        result.measurement().map(Measurement::effectiveWorkers).isPresent());
    }

    private static int workers(StepResult result) {
        return result.measurement().orElseThrow().effectiveWorkers();
    }
}
