package loopvspool.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import loopvspool.experiment.Plan;
import loopvspool.experiment.Step;
import loopvspool.figure.Difference;
import loopvspool.figure.Differences;
import loopvspool.figure.Figure;
import loopvspool.figure.Figures;
import loopvspool.figure.Quantity;
import loopvspool.figure.Subject;
import loopvspool.result.RunResult;
import loopvspool.statistics.Interval;
import loopvspool.statistics.Outcome;

/** What a run of several forks comes to, on the console: each figure of a step with its interval, and what differs. */
final class ForkTable {
    private static final String ROW = "  %-32s %5s %10s %24s %10s %24s%n";

    private record Key(Subject subject, Quantity quantity) {}

    private final RunResult result;
    private final List<Figure> figures;
    private final Map<Key, Figure> byKey;

    private ForkTable(RunResult result) {
        this.result = result;
        this.figures = Figures.of(result);
        this.byKey = figures.stream()
                .collect(Collectors.toMap(figure -> new Key(figure.subject(), figure.quantity()), figure -> figure));
    }

    static String of(RunResult result) {
        return new ForkTable(result).text();
    }

    private String text() {
        Plan plan = result.plan();
        int forks = plan.forks().size();
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%nover %d forks, each on fresh target JVMs: mean and %s%n",
                forks,
                forks < 5 ? "range" : "95 % interval"));
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
        different().forEach(line -> text.append(line).append(System.lineSeparator()));
        return text.toString().stripTrailing();
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
                StepTable.seconds(step.prediction().meanResponseSeconds()),
                measured(step, Quantity.MEAN_RESPONSE));
    }

    private String measured(Step step, Quantity quantity) {
        return Optional.ofNullable(byKey.get(new Key(Subject.of(step), quantity)))
                .flatMap(Figure::interval)
                .map(ForkTable::text)
                .orElse("-");
    }

    private static String text(Interval interval) {
        String mean = StepTable.seconds(interval.mean());
        return interval.low() == null
                ? mean
                : mean + " [" + StepTable.seconds(interval.low()) + ", " + StepTable.seconds(interval.high()) + "]";
    }

    private List<String> different() {
        List<Difference> all = Differences.among(figures);
        List<Difference> different = all.stream()
                .filter(one -> one.judgement().outcome() == Outcome.DIFFERENT)
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(
                all.stream().allMatch(one -> one.judgement().outcome() == Outcome.NOT_JUDGED)
                        ? "What differs takes 5 forks or more to say."
                        : String.format(
                                Locale.ROOT,
                                "different: %d of %d pairs under the same load; of the others it is not shown",
                                different.size(),
                                all.size()));
        different.forEach(one -> lines.add(String.format(
                Locale.ROOT,
                "  %s, %s: %s is %.2f times [%.2f, %.2f] that of %s",
                one.of().subject().experiment().orElseThrow(),
                one.of().quantity().words(),
                way(one.of().subject()),
                one.ratio().ratio(),
                one.ratio().low(),
                one.ratio().high(),
                way(one.than().subject()))));
        return lines;
    }

    private static String way(Subject subject) {
        return subject.target() + " " + subject.endpoint().orElseThrow();
    }
}
