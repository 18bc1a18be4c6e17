package loopvspool.validity;

import java.util.Locale;
import java.util.stream.Stream;
import loopvspool.measure.Measurement;
import loopvspool.measure.StepResult;
import loopvspool.sut.Work;

/** SUSPECT if the requests of a burst did not go out together: then it was not the burst that was predicted. */
final class StartTogether implements Gate {
    private static final Cause CAUSE =
            new Cause("start-spread", "requests of a burst did not go out together", Cause.QUIET_MACHINE);

    @Override
    public Stream<Finding> check(Evidence evidence) {
        return evidence.steps().stream().flatMap(result -> check(result, allowed(result, evidence)));
    }

    /** A quota may stop all who send, once. */
    private static double allowed(StepResult result, Evidence evidence) {
        double stop = evidence.surroundings().cores().injectorStopSeconds();
        return evidence.allowed().startSpreadPercent() + stop / result.step().serviceSeconds() * 100;
    }

    private static Stream<Finding> check(StepResult result, double allowed) {
        return result.measurement().stream()
                .filter(measured -> percent(result, measured) > allowed)
                .map(measured -> CAUSE.suspect(
                        result.step().name(),
                        percent(result, measured),
                        String.format(
                                Locale.ROOT,
                                "the sends of the burst are spread over %.1f %% of %s; at most %s %% is allowed",
                                percent(result, measured),
                                duration(result),
                                Percent.text(allowed))));
    }

    /** What a request of the step takes alone: only of CPU-bound ones is it D. */
    private static String duration(StepResult result) {
        return String.format(
                Locale.ROOT,
                "%s = %.3f s",
                result.step().endpoint().work() == Work.CPU ? "D" : "the IO time",
                result.step().serviceSeconds());
    }

    private static double percent(StepResult result, Measurement measured) {
        return measured.startSpreadSeconds() / result.step().serviceSeconds() * 100;
    }
}
