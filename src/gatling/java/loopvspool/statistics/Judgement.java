package loopvspool.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What may be said of one metric of a comparison.
 *
 * @param outcome whether it differs
 * @param why in words
 */
public record Judgement(DifferenceKind outcome, String why) {
    /** A calibration is accepted within this of the wanted service time, so less may be the calibration's. */
    public static final double SMALLEST_TELLING = 0.03;

    /** So many values either side must have, one of each fork, to be judged at all: with fewer, there is no interval. */
    public static final int FEWEST_VALUES = Bootstrap.FEWEST_VALUES;

    private static final double SIGNIFICANT = 0.05;

    /**
     * Judges all metrics of one comparison together: who looks at forty finds two different by chance, if each is judged alone.
     *
     * @param family all ratios that were looked at, not only the interesting ones
     * @return in the same order
     */
    public static List<Judgement> of(List<Ratio> family) {
        List<Ratio> judgeable = family.stream().filter(Ratio::isJudgeable).toList();
        List<Double> corrected = holm(judgeable.stream().map(Ratio::p).toList());
        List<Judgement> judgements = new ArrayList<>();
        int next = 0;
        for (Ratio ratio : family) {
            judgements.add(ratio.isJudgeable() ? judge(ratio, corrected.get(next++), judgeable.size()) : tooFew(ratio));
        }
        return judgements;
    }

    private static Judgement judge(Ratio ratio, double correctedP, int metrics) {
        if (ratio.low() <= 1 && 1 <= ratio.high()) {
            return new Judgement(DifferenceKind.NOT_SHOWN, "the interval holds 1");
        }
        if (correctedP >= SIGNIFICANT) {
            return new Judgement(DifferenceKind.NOT_SHOWN, "among " + metrics + " metrics one is so far off by chance");
        }
        if (Math.max(ratio.ratio(), 1 / ratio.ratio()) <= 1 + SMALLEST_TELLING) {
            return new Judgement(DifferenceKind.NOT_SHOWN, "less than the 3 % that calibration can tell");
        }
        return new Judgement(
                DifferenceKind.DIFFERENT,
                String.format(
                        Locale.ROOT,
                        "the interval excludes 1; p = %.2g, corrected for %d metrics",
                        correctedP,
                        metrics));
    }

    private static Judgement tooFew(Ratio ratio) {
        return new Judgement(
                DifferenceKind.NOT_JUDGED,
                String.format(
                        Locale.ROOT,
                        "%d and %d values; a judgement takes %d on either side",
                        ratio.count(),
                        ratio.otherCount(),
                        FEWEST_VALUES));
    }

    /**
     * Holm's correction, which bounds the chance of any false "different" in the family whatever depends on what: the smallest
     * p counts as many times as there are metrics, the next once less, and none less than one before it.
     */
    static List<Double> holm(List<Double> p) {
        List<Integer> bySize = IntStream.range(0, p.size())
                .boxed()
                .sorted(Comparator.comparing(p::get))
                .toList();
        Double[] corrected = new Double[p.size()];
        double largest = 0;
        for (int rank = 0; rank < bySize.size(); rank++) {
            int index = bySize.get(rank);
            largest = Math.max(largest, Math.min(1, (p.size() - rank) * p.get(index)));
            corrected[index] = largest;
        }
        return List.of(corrected);
    }
}
