package loopvspool.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopvspool.result.Doubt.Kind;

/** Groups all that makes a run doubtful by its causes: a line for each says how often, the worst of them, and what to do. */
public final class Doubts {
    /** More of them before the first number are not read. */
    public static final int MOST_LINES = 12;

    /** So many targets are named; of more, how many there are. */
    private static final int MOST_NAMES = 3;

    /**
     * One finding, gap or remark.
     *
     * @param text what it says by itself
     */
    private record One(Kind kind, Cause cause, String subject, double amount, String text) {
        static One of(Finding finding) {
            return new One(
                    finding.severity() == Finding.Severity.INVALID ? Kind.INVALID : Kind.SUSPECT,
                    finding.cause(),
                    finding.subject(),
                    finding.amount(),
                    finding.subject() + ": " + finding.reason());
        }

        static One of(Skipped skipped) {
            // Some reasons quote what a program said, in many lines.
            String reason = skipped.reason().lines().findFirst().orElse("");
            return new One(Kind.SKIPPED, skipped.cause(), skipped.subject(), 0, skipped.what() + ": " + reason);
        }

        static One of(Kind kind, Remark remark) {
            return new One(kind, remark.cause(), remark.subject(), 0, remark.text());
        }
    }

    private record Key(Kind kind, Cause cause) {}

    private Doubts() {}

    /** Those of a run: INVALID first, then as the gates have them. */
    public static List<Doubt> of(RunResult result) {
        Validity validity = result.validity();
        return of(
                Stream.of(
                                validity.findings().stream().map(One::of),
                                result.skipped().stream().map(One::of),
                                validity.unchecked().stream().map(one -> One.of(Kind.NOT_CHECKED, one)),
                                validity.notes().stream().map(one -> One.of(Kind.NOTE, one)))
                        .flatMap(all -> all),
                result.steps().stream().map(one -> one.step().name()).collect(Collectors.toSet()));
    }

    /** Those that are known before anything is measured. */
    public static List<Doubt> of(List<Skipped> skipped) {
        return of(skipped.stream().map(One::of), Set.of());
    }

    /**
     * At most so many lines, the last one for all that has no room.
     *
     * @param most at least 1
     */
    public static List<String> lines(List<Doubt> doubts, int most) {
        List<String> lines = new ArrayList<>(doubts.stream().map(Doubt::line).toList());
        if (lines.size() <= most) {
            return lines;
        }
        int rest = lines.size() - most + 1;
        lines.subList(most - 1, lines.size()).clear();
        lines.add(
                "and %d more %s of doubt: on the page and in results.json".formatted(rest, Words.plural(rest, "kind")));
        return lines;
    }

    private static List<Doubt> of(Stream<One> all, Set<String> steps) {
        Map<Key, List<One>> byKey = all.collect(Collectors.groupingBy(
                one -> new Key(one.kind(), one.cause()), LinkedHashMap::new, Collectors.toList()));
        return byKey.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().kind()))
                .map(entry -> new Doubt(
                        entry.getKey().kind(),
                        entry.getKey().cause(),
                        entry.getValue().size(),
                        text(entry.getKey().cause(), entry.getValue(), steps)))
                .toList();
    }

    private static String text(Cause cause, List<One> those, Set<String> steps) {
        String remedy = cause.remedy().isEmpty() ? "" : "; " + cause.remedy();
        return those.size() == 1
                ? those.get(0).text() + remedy
                : cause.title() + where(those, steps) + example(those) + remedy;
    }

    private static String where(List<One> those, Set<String> steps) {
        List<String> subjects = those.stream().map(One::subject).distinct().toList();
        long inSteps = subjects.stream().filter(steps::contains).count();
        if (inSteps > 0) {
            return ", in %d of %d %s".formatted(inSteps, steps.size(), Words.plural(steps.size(), "step"));
        }
        String rest = subjects.size() > MOST_NAMES ? " and %d more".formatted(subjects.size() - MOST_NAMES) : "";
        return " (" + String.join(", ", subjects.subList(0, Math.min(MOST_NAMES, subjects.size()))) + rest + ")";
    }

    private static String example(List<One> those) {
        One worst = those.stream().max(Comparator.comparingDouble(One::amount)).orElseThrow();
        return worst.amount() > 0
                ? "; worst: " + worst.text()
                : "; such as: " + those.get(0).text();
    }
}
