package loopvspool.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import loopvspool.experiment.Probes;
import loopvspool.experiment.Step;
import loopvspool.measure.ProbeMeasurement;
import loopvspool.measure.StepResult;
import loopvspool.measure.Verdict;

/**
 * The table of the pings beside the bursts: who would have failed a health check? Of each question and endpoint the
 * largest burst, and of a sweep only where its endpoint has no other; the metrics of all are in the files.
 */
final class ProbeTable {
    private static final String ROW = "  %-44s %9s %9s %9s %9s %11s  %-12s %s";
    private static final String GROUPS = "  %-44s %19s %19s %11s";

    private ProbeTable() {}

    /**
     * The block with its heading; empty if no step had a probe.
     *
     * @param scope what the heading says of where the results come from
     */
    static String of(List<StepResult> results, String scope) {
        List<String> lines = new ArrayList<>();
        for (StepResult result : largest(results)) {
            lines.add(row(result.step(), result.step().probes().orElseThrow(), result));
        }
        if (lines.isEmpty()) {
            return "";
        }
        double limit = results.stream()
                .flatMap(result -> result.step().probes().stream())
                .findFirst()
                .orElseThrow()
                .limitSeconds();
        List<String> table = new ArrayList<>();
        table.add("");
        table.add(String.format(
                Locale.ROOT,
                "health-check: What does a health check of %s s see beside each burst?%s",
                number(limit),
                scope));
        table.add(GROUPS.formatted("", "longest ping, s", "median ping, s", "late pings")
                .stripTrailing());
        table.add(ROW.formatted(
                        "", "predicted", "measured", "predicted", "measured", "pred./meas.", "health check", "verdict")
                .stripTrailing());
        table.addAll(lines);
        return String.join(System.lineSeparator(), table);
    }

    private static Collection<StepResult> largest(List<StepResult> results) {
        List<StepResult> watched = results.stream()
                .filter(result -> result.step().probes().isPresent())
                .toList();
        Set<String> burst = watched.stream()
                .map(StepResult::step)
                .filter(step -> step.variant().isEmpty())
                .map(ProbeTable::endpoint)
                .collect(Collectors.toSet());
        Map<String, StepResult> byCase = new LinkedHashMap<>();
        watched.stream()
                .filter(result -> result.step().variant().isEmpty() || !burst.contains(endpoint(result.step())))
                .forEach(result -> byCase.merge(
                        name(result.step()),
                        result,
                        (a, b) -> a.step().users() >= b.step().users() ? a : b));
        return byCase.values();
    }

    private static String endpoint(Step step) {
        return step.target() + " " + step.endpoint().label();
    }

    private static String name(Step step) {
        return step.target() + " " + step.experiment() + " " + step.endpoint().label();
    }

    private static String row(Step step, Probes expected, StepResult result) {
        Optional<ProbeMeasurement> measured = result.probes();
        return ROW.formatted(
                        name(step),
                        StepTable.seconds(expected.prediction().maxSeconds()),
                        measured.map(ProbeMeasurement::maxSeconds)
                                .map(StepTable::seconds)
                                .orElse("-"),
                        StepTable.seconds(expected.prediction().medianSeconds()),
                        measured.map(ProbeMeasurement::medianSeconds)
                                .map(StepTable::seconds)
                                .orElse("-"),
                        expected.prediction().overLimit() + " / "
                                + measured.map(one -> String.valueOf(one.overLimit()))
                                        .orElse("-"),
                        measured.map(one -> one.failsHealthCheck() ? "FAILS" : "passes")
                                .orElse("none sent"),
                        result.probeVerdict().map(Verdict::text).orElse(result.isWhole() ? "" : "CUT SHORT"))
                .stripTrailing();
    }

    private static String number(double seconds) {
        return seconds == Math.rint(seconds)
                ? String.format(Locale.ROOT, "%.0f", seconds)
                : String.format(Locale.ROOT, "%.3f", seconds);
    }
}
