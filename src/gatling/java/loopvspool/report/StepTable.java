package loopvspool.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import loopvspool.experiment.Experiment;
import loopvspool.experiment.Experiments;
import loopvspool.experiment.Step;
import loopvspool.measure.Measurement;
import loopvspool.measure.StepResult;
import loopvspool.measure.Verdict;
import loopvspool.prediction.Prediction;
import loopvspool.validity.Words;

/**
 * The table of steps on the console, one block a question: what is predicted, and, once there is something, what was
 * measured beside it.
 */
final class StepTable {
    private static final String ROW = "  %-32s %5s %10s %9s %10s %9s %9s %5s  %s";
    private static final String GROUPS = "  %-32s %5s %20s %20s %15s";

    private StepTable() {}

    static String of(List<Step> steps, List<StepResult> results) {
        Map<Step, StepResult> byStep = results.stream().collect(Collectors.toMap(StepResult::step, result -> result));
        Map<String, List<Step>> byExperiment = steps.stream()
                .collect(Collectors.groupingBy(Step::experiment, LinkedHashMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        byExperiment.forEach((experiment, those) -> {
            lines.add("");
            lines.add(experiment + ": " + question(experiment));
            lines.add(GROUPS.formatted("", "", "makespan, s", "mean response, s", "workers"));
            lines.add(ROW.formatted(
                    "", "users", "predicted", "measured", "predicted", "measured", "predicted", "meas.", "verdict"));
            those.forEach(step -> lines.add(row(step, Optional.ofNullable(byStep.get(step)))));
        });
        return String.join(System.lineSeparator(), lines);
    }

    private static String question(String experiment) {
        return Experiments.select(List.of(experiment)).stream()
                .map(Experiment::question)
                .collect(Collectors.joining());
    }

    private static String row(Step step, Optional<StepResult> result) {
        Prediction prediction = step.prediction();
        // A part of a burst is another burst.
        Optional<Measurement> measured = result.filter(StepResult::isWhole).flatMap(StepResult::measurement);
        return ROW.formatted(
                        step.target() + " "
                                + step.context().label().orElse(step.endpoint().label()),
                        step.users(),
                        seconds(prediction.makespanSeconds()),
                        measured.map(one -> seconds(one.makespanSeconds())).orElse("-"),
                        seconds(prediction.meanResponseSeconds()),
                        measured.map(one -> seconds(one.meanResponseSeconds())).orElse("-"),
                        (prediction.bestCase() ? "<= " : "") + prediction.peakConcurrency(),
                        measured.map(Measurement::peakConcurrency)
                                .map(String::valueOf)
                                .orElse("-"),
                        result.map(StepTable::verdict).orElse(""))
                .stripTrailing();
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
