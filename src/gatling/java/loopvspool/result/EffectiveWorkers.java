package loopvspool.result;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * INVALID if the server worked on more or fewer requests at once than the catalogue says: the title would be wrong. Where it
 * does not count them, {@link Untold} says so.
 */
final class EffectiveWorkers implements Gate {
    @Override
    public Stream<Finding> check(Evidence evidence) {
        return evidence.steps().stream().flatMap(result -> result.measurement().stream()
                .filter(measured -> measured.effectiveWorkers() != null
                        && measured.effectiveWorkers()
                                != result.step().prediction().effectiveWorkers())
                .map(measured -> Finding.invalid(
                        result.step().name(),
                        String.format(
                                Locale.ROOT,
                                "effective workers: required %d, actual %d",
                                result.step().prediction().effectiveWorkers(),
                                measured.effectiveWorkers()))));
    }
}
