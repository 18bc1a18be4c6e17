package loopvspool.result;

import java.util.Locale;
import java.util.stream.Stream;

/** SUSPECT if the requests of a burst did not go out together: then it was not the burst that was predicted. */
final class StartTogether implements Gate {
    @Override
    public Stream<Finding> check(Evidence evidence) {
        double allowed = evidence.allowed().startSpreadPercent();
        return evidence.steps().stream().flatMap(result -> result.measurement().stream()
                .filter(measured -> percent(result, measured) > allowed)
                .map(measured -> Finding.suspect(
                        result.step().name(),
                        String.format(
                                Locale.ROOT,
                                "the sends of the burst are spread over %.1f %% of D; at most %s %% is allowed",
                                percent(result, measured),
                                Percent.text(allowed)))));
    }

    private static double percent(StepResult result, Measurement measured) {
        return measured.startSpreadSeconds() / result.step().serviceSeconds() * 100;
    }
}
