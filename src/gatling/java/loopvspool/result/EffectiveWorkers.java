package loopvspool.result;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import loopvspool.experiment.Step;

/**
 * INVALID if the server worked on more or fewer requests at once than the catalogue says: the title would be wrong. SUSPECT
 * if it does not count them.
 */
final class EffectiveWorkers implements Gate {
    @Override
    public Stream<Finding> check(Evidence evidence) {
        return evidence.steps().stream().flatMap(result -> result.measurement().stream()
                .filter(measured -> !Objects.equals(
                        measured.effectiveWorkers(), result.step().prediction().effectiveWorkers()))
                .map(measured -> finding(result.step(), measured.effectiveWorkers())));
    }

    private static Finding finding(Step step, Integer actual) {
        int required = step.prediction().effectiveWorkers();
        return actual == null
                ? Finding.suspect(
                        step.name(),
                        String.format(
                                Locale.ROOT, "effective workers: required %d, the target does not count", required))
                : Finding.invalid(
                        step.name(),
                        String.format(Locale.ROOT, "effective workers: required %d, actual %d", required, actual));
    }
}
