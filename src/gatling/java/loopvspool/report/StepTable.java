package loopvspool.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import loopvspool.experiment.Experiment;
import loopvspool.experiment.Experiments;
import loopvspool.experiment.Step;
import loopvspool.measure.Measurement;
import loopvspool.measure.StepResult;
import loopvspool.measure.Verdict;
import loopvspool.prediction.Expected;
import loopvspool.prediction.Quantity;
import loopvspool.validity.Words;

/**
 * The table of steps on the console, one block a question: what is predicted, and, once there is something, what was
 * measured beside it.
 */
final class StepTable {
    private static final String STEP = "  %-32s %5s";
    private static final Map<Quantity.Unit, String> PAIRS =
            Map.of(Quantity.Unit.SECONDS, " %10s %9s", Quantity.Unit.COUNT, " %10s %6s");
    private static final Map<Quantity.Unit, String> GROUPS =
            Map.of(Quantity.Unit.SECONDS, " %20s", Quantity.Unit.COUNT, " %17s");

    private StepTable() {}

    static String of(List<Step> steps, List<StepResult> results) {
        Map<Step, StepResult> byStep = results.stream().collect(Collectors.toMap(StepResult::step, result -> result));
        Map<String, List<Step>> byExperiment = steps.stream()
                .collect(Collectors.groupingBy(Step::experiment, LinkedHashMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        byExperiment.forEach((experiment, those) -> {
            lines.add("");
            lines.add(experiment + ": " + question(experiment));
            lines.add(STEP.formatted("", "")
                    + columns(quantity -> GROUPS.get(quantity.unit()).formatted(head(quantity))));
            lines.add(STEP.formatted("", "users")
                    + columns(quantity -> PAIRS.get(quantity.unit()).formatted("predicted", shortOr(quantity)))
                    + "  verdict");
            those.forEach(step -> lines.add(row(step, Optional.ofNullable(byStep.get(step)))));
        });
        return String.join(System.lineSeparator(), lines);
    }

    private static String question(String experiment) {
        return Experiments.select(List.of(experiment)).stream()
                .map(Experiment::question)
                .collect(Collectors.joining());
    }

    private static String columns(Function<Quantity, String> column) {
        return Quantity.decisive().stream().map(column).collect(Collectors.joining());
    }

    private static String head(Quantity quantity) {
        return quantity.words()
                + (quantity.unit() == Quantity.Unit.COUNT
                        ? ""
                        : ", " + quantity.unit().text());
    }

    /** A count has no room for the whole word. */
    private static String shortOr(Quantity quantity) {
        return quantity.unit() == Quantity.Unit.COUNT ? "meas." : "measured";
    }

    private static String row(Step step, Optional<StepResult> result) {
        // A part of a burst is another burst.
        Optional<Measurement> measured = result.filter(StepResult::isWhole).flatMap(StepResult::measurement);
        String name = step.target() + " "
                + step.context().label().orElse(step.endpoint().label());
        return (STEP.formatted(name, step.users())
                        + columns(quantity -> PAIRS.get(quantity.unit())
                                .formatted(
                                        step.expected(quantity)
                                                .map(expected -> predicted(quantity, expected))
                                                .orElse("-"),
                                        measured.map(one -> one.values().get(quantity))
                                                .map(value -> text(quantity, value))
                                                .orElse("-")))
                        + "  " + result.map(StepTable::verdict).orElse(""))
                .stripTrailing();
    }

    private static String predicted(Quantity quantity, Expected expected) {
        if (!expected.isRange()) {
            return text(quantity, expected.value());
        }
        return quantity.unit() == Quantity.Unit.COUNT
                ? "%.0f..%.0f".formatted(expected.low(), expected.high())
                : brief(expected.low()) + ".." + brief(expected.high());
    }

    /** Four characters up to 99.9 seconds, so that a range has the width of a column. */
    private static String brief(double seconds) {
        return String.format(Locale.ROOT, seconds < 10 ? "%.2f" : "%.1f", seconds);
    }

    private static String text(Quantity quantity, double value) {
        return quantity.unit() == Quantity.Unit.COUNT ? String.valueOf(Math.round(value)) : seconds(value);
    }

    private static String verdict(StepResult result) {
        return result.verdict()
                .map(Verdict::text)
                .orElseGet(() -> result.isWhole()
                        ? "NOTHING ANSWERED, " + result.rows().size() + " failed"
                        : String.format(
                                Locale.ROOT,
                                "CUT SHORT: %d of %s ended",
                                result.rows().size(),
                                Words.count(result.step().requests(), "request")));
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }
}
