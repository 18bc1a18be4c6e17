package loopvspool.comparison;

import java.util.Optional;
import loopvspool.measure.Verdict;
import loopvspool.statistics.DifferenceKind;
import loopvspool.statistics.Judgement;
import loopvspool.statistics.Ratio;

/**
 * A judged metric in one run, against the same in the base.
 *
 * @param ratio empty if a side has no value, or one that is not above 0
 * @param judgement what may be said of it
 */
record Contrast(Optional<Ratio> ratio, Judgement judgement) {
    /** A metric to which there is no ratio. */
    static final Contrast NONE = new Contrast(
            Optional.empty(),
            new Judgement(
                    DifferenceKind.NOT_JUDGED,
                    "a side has no value, or one that is not above 0, so there is no ratio"));

    /** Two waits of pings that pass: whatever their ratio, nobody cares. */
    static Contrast ofPassingPings(Ratio ratio) {
        return new Contrast(
                Optional.of(ratio),
                new Judgement(
                        DifferenceKind.NOT_SHOWN,
                        "both within the " + Verdict.PROBE_SLACK_SECONDS + " s that a ping may need on busy cores"));
    }
}
