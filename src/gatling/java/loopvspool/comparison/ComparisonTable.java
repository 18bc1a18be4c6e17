package loopvspool.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import loopvspool.result.Doubts;
import loopvspool.result.Words;
import loopvspool.statistics.Interval;
import loopvspool.statistics.Outcome;
import loopvspool.statistics.Ratio;

/** The comparison on the console: what stands in its way, then only what differs, and among how many figures. */
final class ComparisonTable {
    private static final String ROW = "  %-72s %12s %12s %7s  %s";

    private final Comparison comparison;
    private final List<String> lines = new ArrayList<>();

    private ComparisonTable(Comparison comparison) {
        this.comparison = comparison;
    }

    static String of(Comparison comparison) {
        ComparisonTable table = new ComparisonTable(comparison);
        for (int run = 0; run < comparison.runs().size(); run++) {
            table.run(run);
        }
        comparison.warnings().forEach(warning -> table.lines.add("WARNING: " + warning));
        for (int run = 1; run < comparison.runs().size(); run++) {
            table.against(run);
        }
        return String.join(System.lineSeparator(), table.lines);
    }

    private void run(int number) {
        Run run = comparison.runs().get(number);
        lines.add("%s  %-7s  %s, %s, %d %s%s"
                .formatted(
                        Comparison.letter(number),
                        run.validity().level(),
                        run.name(),
                        run.head().startedAt(),
                        run.head().forks(),
                        run.head().forks() == 1 ? "fork" : "forks",
                        run.head().finished() ? "" : ", cut short"));
        int most = Math.max(1, Doubts.MOST_LINES / comparison.runs().size() - 1);
        run.doubts().stream()
                .limit(most)
                .forEach(doubt -> lines.add("     %s: %s%s"
                        .formatted(doubt.kind(), doubt.text(), doubt.remedy().isEmpty() ? "" : "; " + doubt.remedy())));
        int rest = run.doubts().size() - most;
        if (rest > 0) {
            lines.add("     and %d more %s of doubt, in its own results".formatted(rest, Words.plural(rest, "kind")));
        }
    }

    private void against(int run) {
        lines.add("");
        lines.add(sentence(run));
        List<ComparedFigure> different = comparison.figures().stream()
                .filter(figure -> figure.contrasts().get(run - 1).stream()
                        .anyMatch(contrast -> contrast.judgement().outcome() == Outcome.DIFFERENT))
                .toList();
        if (!different.isEmpty()) {
            String letter = Comparison.letter(run);
            lines.add(ROW.formatted("", "A", letter, letter + " / A", "95 % interval"));
        }
        different.forEach(figure -> lines.add(row(figure, run)));
    }

    private String sentence(int run) {
        long different = comparison.count(run, Outcome.DIFFERENT);
        long notShown = comparison.count(run, Outcome.NOT_SHOWN);
        long notJudged = comparison.count(run, Outcome.NOT_JUDGED);
        long all = different + notShown + notJudged;
        return "%s against A: of %d %s %d different, %d not shown to differ, %d not judged"
                .formatted(
                        Comparison.letter(run), all, all == 1 ? "figure" : "figures", different, notShown, notJudged);
    }

    private static String row(ComparedFigure figure, int run) {
        Ratio ratio = figure.contrasts().get(run - 1).flatMap(Contrast::ratio).orElseThrow();
        return ROW.formatted(
                figure.any().name(),
                mean(figure.inRuns().get(0), figure.any().unit()),
                mean(figure.inRuns().get(run), figure.any().unit()),
                String.format(Locale.ROOT, "%.3f", ratio.ratio()),
                String.format(Locale.ROOT, "[%.3f, %.3f]", ratio.low(), ratio.high()));
    }

    private static String mean(Optional<RunFigure> figure, String unit) {
        return figure.flatMap(one -> Interval.of(one.values()))
                .map(interval -> String.format(Locale.ROOT, "%.4g %s", interval.mean(), unit))
                .orElse("-");
    }
}
