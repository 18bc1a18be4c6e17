package loopvspool.result;

import java.util.Locale;
import java.util.stream.Stream;

/** INVALID unless every step ran and every request of it left its row and was answered well. */
final class EveryStepComplete implements Gate {
    @Override
    public Stream<Finding> check(Evidence evidence) {
        Stream<Finding> missing = evidence.steps().size() == evidence.plannedSteps()
                ? Stream.empty()
                : Stream.of(Finding.invalid(
                        "run",
                        String.format(
                                Locale.ROOT,
                                "%d steps were planned, %d ran",
                                evidence.plannedSteps(),
                                evidence.steps().size())));
        return Stream.concat(missing, evidence.steps().stream().flatMap(EveryStepComplete::check));
    }

    private static Stream<Finding> check(StepResult result) {
        String name = result.step().name();
        Stream.Builder<Finding> findings = Stream.builder();
        int planned = result.step().requests();
        if (result.rows().size() != planned) {
            findings.add(Finding.invalid(
                    name,
                    String.format(
                            Locale.ROOT,
                            "%d requests were planned, %d are recorded",
                            planned,
                            result.rows().size())));
        }
        long failed = result.rows().stream().filter(row -> !row.isAnswered()).count();
        if (failed > 0) {
            String why = result.rows().stream()
                    .filter(row -> !row.isAnswered())
                    .findFirst()
                    .orElseThrow()
                    .failure();
            findings.add(Finding.invalid(
                    name,
                    String.format(Locale.ROOT, "%d of %d requests failed, the first with: %s", failed, planned, why)));
        }
        long lost = result.pings().stream().filter(ping -> !ping.isAnswered()).count();
        if (lost > 0) {
            findings.add(Finding.invalid(
                    name,
                    String.format(
                            Locale.ROOT,
                            "%d of %d bystanders' pings failed",
                            lost,
                            result.pings().size())));
        }
        return findings.build();
    }
}
