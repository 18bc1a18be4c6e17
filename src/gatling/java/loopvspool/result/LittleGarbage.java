package loopvspool.result;

import java.util.Locale;
import java.util.stream.Stream;

/** SUSPECT if a target's garbage collectors took more than {@value #GC_PERCENT} % of a step. */
final class LittleGarbage implements Gate {
    static final double GC_PERCENT = 5;

    @Override
    public Stream<Finding> check(Evidence evidence) {
        return evidence.steps().stream().flatMap(result -> result.measurement().stream()
                .filter(measured -> measured.gcMillis() != null && percent(measured) > GC_PERCENT)
                .map(measured -> Finding.suspect(
                        result.step().name(),
                        String.format(
                                Locale.ROOT,
                                "garbage collection took %.1f %% of the step; at most %.0f %% is allowed",
                                percent(measured),
                                GC_PERCENT))));
    }

    private static double percent(Measurement measured) {
        return measured.gcMillis() / (measured.makespanSeconds() * 1000) * 100;
    }
}
