package loopvspool.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import loopvspool.experiment.Plan;
import loopvspool.experiment.Step;
import loopvspool.metric.Metric;
import loopvspool.metric.MetricKind;
import loopvspool.metric.MetricSubject;
import loopvspool.metric.Metrics;
import loopvspool.prediction.Quantity;
import loopvspool.statistics.Basis;
import loopvspool.statistics.Interval;
import loopvspool.statistics.Judgement;
import loopvspool.validity.RunResult;

/** What a run of several forks comes to, on the console: each metric of a step with its interval, and which of them differ. */
final class ForkTable {
    private static final String ROW = "  %-32s %5s %10s %24s %10s %24s%n";

    private static final List<Quantity> TIMES = List.of(Quantity.MAKESPAN, Quantity.MEAN_RESPONSE);

    private record Key(MetricSubject subject, MetricKind kind) {}

    private final RunResult result;
    private final List<Metric> metrics;
    private final Map<Key, Metric> byKey;

    private ForkTable(RunResult result) {
        this.result = result;
        this.metrics = Metrics.of(result);
        this.byKey = metrics.stream()
                .collect(Collectors.toMap(metric -> new Key(metric.subject(), metric.kind()), metric -> metric));
    }

    static String of(RunResult result) {
        return new ForkTable(result).text();
    }

    private String text() {
        Plan plan = result.plan();
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%nover %d forks, each on fresh target JVMs: mean and %s%n",
                plan.forks().size(),
                bases(plan)));
        text.append(String.format(Locale.ROOT, ROW, "", "users", "makespan,", "measured", "mean resp.,", "measured"));
        text.append(String.format(Locale.ROOT, ROW, "", "", "predicted", "", "predicted", ""));
        String experiment = "";
        for (Step step : stepsOfOneFork(plan)) {
            if (!step.experiment().equals(experiment)) {
                experiment = step.experiment();
                text.append(experiment).append(System.lineSeparator());
            }
            text.append(row(step));
        }
        return text.append(System.lineSeparator())
                .append(DifferenceList.of(metrics))
                .toString();
    }

    /** What stands in brackets: of a metric that some forks lack it may be another than of the rest. */
    private String bases(Plan plan) {
        List<Basis> shown = stepsOfOneFork(plan).stream()
                .flatMap(step -> TIMES.stream().flatMap(quantity -> interval(step, quantity).stream()))
                .map(Interval::basis)
                .toList();
        if (!shown.contains(Basis.BOOTSTRAP)) {
            return "(lowest..highest)";
        }
        return shown.contains(Basis.RANGE)
                ? "[95 % interval], of fewer than " + Judgement.FEWEST_VALUES + " values (lowest..highest)"
                : "[95 % interval]";
    }

    private static List<Step> stepsOfOneFork(Plan plan) {
        return plan.steps().stream().filter(step -> step.fork() == 1).toList();
    }

    private String row(Step step) {
        return String.format(
                Locale.ROOT,
                ROW,
                step.target() + " "
                        + step.context().label().orElse(step.endpoint().label()),
                step.users(),
                StepTable.seconds(step.prediction().makespanSeconds()),
                measured(step, Quantity.MAKESPAN),
                StepTable.seconds(
                        step.expected(Quantity.MEAN_RESPONSE).orElseThrow().value()),
                measured(step, Quantity.MEAN_RESPONSE));
    }

    private String measured(Step step, Quantity quantity) {
        return interval(step, quantity).map(ForkTable::text).orElse("-");
    }

    private Optional<Interval> interval(Step step, Quantity quantity) {
        return Optional.ofNullable(byKey.get(new Key(MetricSubject.of(step), MetricKind.of(quantity))))
                .flatMap(Metric::interval);
    }

    private static String text(Interval interval) {
        String mean = StepTable.seconds(interval.mean());
        return switch (interval.basis()) {
            case SINGLE -> mean;
            case RANGE ->
                mean + " (" + StepTable.seconds(interval.low()) + ".." + StepTable.seconds(interval.high()) + ")";
            case BOOTSTRAP ->
                mean + " [" + StepTable.seconds(interval.low()) + ", " + StepTable.seconds(interval.high()) + "]";
        };
    }
}
