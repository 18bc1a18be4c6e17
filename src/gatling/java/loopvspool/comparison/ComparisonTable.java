package loopvspool.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import loopvspool.validity.Doubts;
import loopvspool.validity.Words;

/**
 * The comparison on the console: whether to believe each run, what else differs between them, then the metrics that matter first, and
 * how many more there are. The page has all.
 */
final class ComparisonTable {
    /** So many conditions that differ are spelled out. */
    private static final int MOST_CONDITIONS = 8;

    /** So much of a value is shown. */
    private static final int LONGEST_VALUE = 60;

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
        table.conditions();
        for (int run = 1; run < comparison.runs().size(); run++) {
            table.lines.add("");
            table.lines.addAll(MetricTable.of(comparison, run));
        }
        return String.join(System.lineSeparator(), table.lines);
    }

    private void run(int number) {
        Run run = comparison.runs().get(number);
        lines.add("%s  %-7s  %s, %s, %d %s%s, %s"
                .formatted(
                        Comparison.letter(number),
                        run.validity().level(),
                        run.name(),
                        run.head().startedAt(),
                        run.head().forks(),
                        run.head().forks() == 1 ? "fork" : "forks",
                        run.head().finished() ? "" : ", cut short",
                        run.java()));
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

    /** Those with a warning have been said. Settings first: they are what the user chose. */
    private void conditions() {
        List<String> differing = new ArrayList<>();
        comparison.settings().stream()
                .filter(condition -> condition.warning().isEmpty())
                .forEach(condition -> differing.add(inRuns(condition.name(), condition.values())));
        differing.addAll(alike(comparison.circumstances()));
        if (differing.isEmpty()) {
            lines.add((comparison.settings().isEmpty() ? "Settings, machine" : "Machine")
                    + ", JDKs and versions are the same.");
            return;
        }
        lines.add("What else differs:");
        differing.stream().limit(MOST_CONDITIONS).forEach(line -> lines.add("  " + line));
        if (differing.size() > MOST_CONDITIONS) {
            lines.add("  and %d more, on the page".formatted(differing.size() - MOST_CONDITIONS));
        }
    }

    /** What differs, and its values in the runs: the name of a circumstance without its target. */
    private record Kind(String what, List<String> values) {}

    /** What differs in the same way between several targets, such as their JDK, in one line. */
    private static List<String> alike(List<Condition> conditions) {
        Map<Kind, String> targets = new LinkedHashMap<>();
        for (Condition condition : conditions) {
            int end = condition.name().indexOf(Circumstances.OF_TARGET);
            String target = end < 0 ? "" : condition.name().substring(0, end);
            String what = condition.name().substring(end < 0 ? 0 : end);
            targets.merge(new Kind(what, condition.values()), target, (one, other) -> one + ", " + other);
        }
        return targets.entrySet().stream()
                .map(one -> inRuns(
                        one.getValue() + one.getKey().what(), one.getKey().values()))
                .toList();
    }

    private static String inRuns(String name, List<String> values) {
        return name + ": "
                + IntStream.range(0, values.size())
                        .mapToObj(run -> Comparison.letter(run) + " " + shortened(values.get(run)))
                        .collect(Collectors.joining(", "));
    }

    private static String shortened(String value) {
        String text = Objects.requireNonNullElse(value, "none");
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE - 1) + "…";
    }
}
