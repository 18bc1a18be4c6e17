package loopvspool.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import loopvspool.prediction.Quantity;
import loopvspool.statistics.DifferenceKind;
import loopvspool.statistics.Interval;
import loopvspool.statistics.Ratio;

/** The metrics of a run beside those of the base, on the console: the ones that matter first, by verdict, and why each has it. */
final class MetricTable {
    /** So many metrics of a pair are shown: with what stands above them, about 40 lines. */
    static final int MOST_METRICS = 16;

    /** What a burst is about. */
    private static final List<String> FOREMOST = List.of(Quantity.MAKESPAN.label(), Quantity.MEAN_RESPONSE.label());

    private static final double SMALL_SECONDS = 0.01;

    private final Comparison comparison;
    private final int run;
    private final List<String> lines = new ArrayList<>();

    private MetricTable(Comparison comparison, int run) {
        this.comparison = comparison;
        this.run = run;
    }

    /**
     * The lines of a pair.
     *
     * @param run the place of the run that is compared with the base, from 1
     */
    static List<String> of(Comparison comparison, int run) {
        MetricTable table = new MetricTable(comparison, run);
        table.write();
        return table.lines;
    }

    private void write() {
        List<ComparedMetric> judged = Stream.of(DifferenceKind.values())
                .flatMap(outcome -> ofOutcome(outcome).stream())
                .toList();
        lines.add(sentence(judged.size()));
        List<ComparedMetric> shown = judged.stream().limit(MOST_METRICS).toList();
        int width = shown.stream()
                .mapToInt(metric -> metric.any().name().length())
                .max()
                .orElse(0);
        String row = "  %-" + Math.max(width, 1) + "s  %16s  %16s  %7s  %-16s%s";
        if (!shown.isEmpty()) {
            String letter = Comparison.letter(run);
            lines.add(row.formatted("", "A (n)", letter + " (n)", letter + " / A", "95 % interval", "")
                    .stripTrailing());
        }
        for (DifferenceKind outcome : DifferenceKind.values()) {
            block(
                    outcome,
                    shown.stream().filter(metric -> outcome(metric) == outcome).toList(),
                    row);
        }
        rest(judged.size() - shown.size());
    }

    private String sentence(int all) {
        return "%s against A: of %d %s %d different, %d not shown to differ, %d not judged"
                .formatted(
                        Comparison.letter(run),
                        all,
                        all == 1 ? "metric" : "metrics",
                        comparison.count(run, DifferenceKind.DIFFERENT),
                        comparison.count(run, DifferenceKind.NOT_SHOWN),
                        comparison.count(run, DifferenceKind.NOT_JUDGED));
    }

    /** A reason that all metrics of a block have stands once, above them. */
    private void block(DifferenceKind outcome, List<ComparedMetric> metrics, String row) {
        if (metrics.isEmpty()) {
            return;
        }
        List<String> reasons = metrics.stream().map(this::why).distinct().toList();
        boolean common = reasons.size() == 1;
        lines.add(heading(outcome) + (common ? ": " + reasons.get(0) : ""));
        metrics.forEach(metric -> lines.add(row(metric, row, common ? "" : "  " + why(metric))));
    }

    private static String heading(DifferenceKind outcome) {
        return outcome == DifferenceKind.NOT_SHOWN ? "not shown to differ" : outcome.label();
    }

    private List<ComparedMetric> ofOutcome(DifferenceKind outcome) {
        return comparison.metrics().stream()
                .filter(metric -> outcome(metric) == outcome)
                .sorted(Comparator.comparingInt(MetricTable::weight)
                        .thenComparing(Comparator.comparingDouble(this::size).reversed()))
                .toList();
    }

    private static int weight(ComparedMetric metric) {
        int at = FOREMOST.indexOf(metric.any().metric());
        return at < 0 ? FOREMOST.size() : at;
    }

    /** How far apart the two are, as a factor, whichever is the larger. */
    private double size(ComparedMetric metric) {
        return contrast(metric)
                .flatMap(Contrast::ratio)
                .map(ratio -> Math.abs(Math.log(ratio.ratio())))
                .orElse(-1.0);
    }

    private Optional<Contrast> contrast(ComparedMetric metric) {
        return metric.contrasts().get(run - 1);
    }

    /** Null where there is nothing to judge. */
    private DifferenceKind outcome(ComparedMetric metric) {
        return contrast(metric).map(one -> one.judgement().outcome()).orElse(null);
    }

    private String why(ComparedMetric metric) {
        return contrast(metric).orElseThrow().judgement().why();
    }

    private String row(ComparedMetric metric, String row, String why) {
        Optional<Ratio> ratio = contrast(metric).flatMap(Contrast::ratio);
        return row.formatted(
                        metric.any().name(),
                        mean(metric.inRuns().get(0), metric.any().unit()),
                        mean(metric.inRuns().get(run), metric.any().unit()),
                        ratio.map(one -> String.format(Locale.ROOT, "%.3f", one.ratio()))
                                .orElse("-"),
                        ratio.filter(one -> one.low() != null)
                                .map(one -> String.format(Locale.ROOT, "[%.3f, %.3f]", one.low(), one.high()))
                                .orElse("-"),
                        why)
                .stripTrailing();
    }

    private static String mean(Optional<RunMetric> metric, String unit) {
        return metric.flatMap(one -> Interval.of(one.values()))
                .map(interval -> "%s (%d)".formatted(quantity(interval.mean(), unit), interval.count()))
                .orElse("- (0)");
    }

    private static String quantity(double mean, String unit) {
        boolean small = unit.equals("s") && Math.abs(mean) < SMALL_SECONDS;
        return String.format(Locale.ROOT, "%.4g %s", small ? mean * 1e6 : mean, small ? "us" : unit);
    }

    /** What is not shown, counted. */
    private void rest(int more) {
        List<String> counted = new ArrayList<>();
        if (more > 0) {
            counted.add(more + " more");
        }
        long beside = comparison.metrics().stream()
                .filter(metric -> contrast(metric).isEmpty() && isIn(metric, 0) && isIn(metric, run))
                .count();
        if (beside > 0) {
            counted.add(beside + " of a kind that is not judged");
        }
        only(0, run).ifPresent(counted::add);
        only(run, 0).ifPresent(counted::add);
        if (!counted.isEmpty()) {
            lines.add("On the page: " + String.join(", ", counted));
        }
    }

    private Optional<String> only(int one, int other) {
        long count = comparison.metrics().stream()
                .filter(metric -> isIn(metric, one) && !isIn(metric, other))
                .count();
        return count == 0 ? Optional.empty() : Optional.of(count + " in " + Comparison.letter(one) + " alone");
    }

    private static boolean isIn(ComparedMetric metric, int run) {
        return metric.inRuns().get(run).isPresent();
    }
}
