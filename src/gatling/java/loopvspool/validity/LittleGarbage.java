package loopvspool.validity;

import java.util.Locale;
import java.util.stream.Stream;
import loopvspool.measure.Measurement;

/** SUSPECT if a target's garbage collectors took too much of a step. */
final class LittleGarbage implements Gate {
    private static final Cause CAUSE = new Cause(
            "garbage-collection",
            "garbage collection took too much of steps",
            "give the targets more heap: lab.jvmArguments");

    @Override
    public Stream<Finding> check(Evidence evidence) {
        double allowed = evidence.allowed().garbagePercent();
        return evidence.steps().stream().flatMap(result -> result.measurement().stream()
                .filter(measured -> measured.handlers().gcMillis() != null && percent(measured) > allowed)
                .map(measured -> CAUSE.suspect(
                        result.step().name(),
                        percent(measured),
                        String.format(
                                Locale.ROOT,
                                "garbage collection took %.1f %% of the step; at most %s %% is allowed",
                                percent(measured),
                                Percent.text(allowed)))));
    }

    private static double percent(Measurement measured) {
        return measured.handlers().gcMillis() / (measured.makespanSeconds() * 1000) * 100;
    }
}
