package loopvspool.validity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopvspool.validity.Doubt.Kind;

/** Groups all that makes a run doubtful by its causes: a line for each says how often, the worst of them, and what to do. */
public final class Doubts {
    /** More of them before the first number are not read. */
    public static final int MOST_LINES = 12;

    /** So many targets are named; of more, how many there are. */
    private static final int MOST_NAMES = 3;

    /**
     * One finding, gap or remark.
     *
     * @param what it is about, in words; empty where the reason says it
     */
    private record One(Kind kind, Cause cause, String subject, double amount, String what, String reason) {
        static One of(Finding finding) {
            return new One(
                    finding.severity() == Finding.Severity.INVALID ? Kind.INVALID : Kind.SUSPECT,
                    finding.cause(),
                    finding.subject(),
                    finding.amount(),
                    finding.subject(),
                    finding.reason());
        }

        static One of(Skipped skipped) {
            // Some reasons quote what a program said, in many lines.
            String reason = skipped.reason().lines().findFirst().orElse("");
            return new One(Kind.SKIPPED, skipped.cause(), skipped.subject(), 0, skipped.what(), reason);
        }

        static One of(Kind kind, Remark remark) {
            return new One(kind, remark.cause(), remark.subject(), 0, "", remark.text());
        }

        /** What it says by itself. */
        String text() {
            return what.isEmpty() ? reason : what + ": " + reason;
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
     * At most so many lines, the last one for all that has no room. What to do is said once for all lines in a row that have it in common.
     *
     * @param most at least 1
     */
    public static List<String> lines(List<Doubt> doubts, int most) {
        int shown = doubts.size() <= most ? doubts.size() : most - 1;
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < shown; at++) {
            boolean saidNext = at + 1 < shown
                    && doubts.get(at).remedy().equals(doubts.get(at + 1).remedy());
            lines.add(saidNext ? doubts.get(at).withoutRemedy() : doubts.get(at).line());
        }
        int rest = doubts.size() - shown;
        if (rest > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "and %d more %s of doubt: on the page and in results.json",
                    rest,
                    Words.plural(rest, "kind")));
        }
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
                        text(entry.getKey().cause(), entry.getValue(), steps),
                        entry.getKey().cause().remedy()))
                .toList();
    }

    private static String text(Cause cause, List<One> those, Set<String> steps) {
        return those.size() == 1 ? those.get(0).text() : cause.title() + where(those, steps) + example(those);
    }

    private static String where(List<One> those, Set<String> steps) {
        List<String> subjects = those.stream().map(One::subject).distinct().toList();
        long inSteps = subjects.stream().filter(steps::contains).count();
        if (inSteps > 0) {
            return String.format(
                    Locale.ROOT, ", in %d of %d %s", inSteps, steps.size(), Words.plural(steps.size(), "step"));
        }
        String rest = subjects.size() > MOST_NAMES
                ? String.format(Locale.ROOT, " and %d more", subjects.size() - MOST_NAMES)
                : "";
        return " (" + String.join(", ", subjects.subList(0, Math.min(MOST_NAMES, subjects.size()))) + rest + ")";
    }

    private static String example(List<One> those) {
        if (those.stream().map(One::reason).distinct().count() == 1) {
            return ": " + those.get(0).reason();
        }
        One worst = those.stream().max(Comparator.comparingDouble(One::amount)).orElseThrow();
        return (worst.amount() > 0 ? "; worst: " : "; such as: ") + worst.text();
    }
}
