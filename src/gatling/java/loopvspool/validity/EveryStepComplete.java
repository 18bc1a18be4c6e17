package loopvspool.validity;

import java.util.Locale;
import java.util.stream.Stream;
import loopvspool.measure.StepResult;

/** INVALID unless every step ran and every request of it left its row and was answered well. */
final class EveryStepComplete implements Gate {
    private static final Cause STEPS = new Cause("steps-missing", "not all steps ran");
    private static final Cause ROWS = new Cause("step-cut-short", "steps were cut short");
    private static final Cause REQUESTS = new Cause("requests-failed", "requests failed");
    private static final Cause PINGS = new Cause("pings-failed", "pings beside a burst failed");

    @Override
    public Stream<Finding> check(Evidence evidence) {
        Stream<Finding> missing = evidence.steps().size() == evidence.plannedSteps()
                ? Stream.empty()
                : Stream.of(STEPS.invalid(
                        Remark.RUN,
                        String.format(
                                Locale.ROOT,
                                "%s planned, %d ran",
                                Words.count(evidence.plannedSteps(), "step"),
                                evidence.steps().size())));
        return Stream.concat(missing, evidence.steps().stream().flatMap(EveryStepComplete::check));
    }

    private static Stream<Finding> check(StepResult result) {
        String name = result.step().name();
        Stream.Builder<Finding> findings = Stream.builder();
        int planned = result.step().requests();
        if (result.rows().size() != planned) {
            findings.add(ROWS.invalid(
                    name,
                    String.format(
                            Locale.ROOT,
                            "%s planned, %d recorded",
                            Words.count(planned, "request"),
                            result.rows().size())));
        }
        long failed = result.rows().stream().filter(row -> !row.isAnswered()).count();
        if (failed > 0) {
            String why = result.rows().stream()
                    .filter(row -> !row.isAnswered())
                    .findFirst()
                    .orElseThrow()
                    .failure();
            findings.add(REQUESTS.invalid(
                    name,
                    failed,
                    String.format(
                            Locale.ROOT,
                            "%d of %s failed, the first with: %s",
                            failed,
                            Words.count(planned, "request"),
                            why)));
        }
        long lost = result.pings().stream().filter(ping -> !ping.isAnswered()).count();
        if (lost > 0) {
            findings.add(PINGS.invalid(
                    name,
                    lost,
                    String.format(
                            Locale.ROOT,
                            "%d of %s failed",
                            lost,
                            Words.count(result.pings().size(), "ping"))));
        }
        return findings.build();
    }
}
