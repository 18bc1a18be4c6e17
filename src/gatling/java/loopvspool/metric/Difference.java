package loopvspool.metric;

import loopvspool.statistics.Judgement;
import loopvspool.statistics.Ratio;

/**
 * How many times as large a metric is as another of the same question.
 *
 * @param of the one
 * @param than the other; the same quantity, and the same question and users where it is of a burst
 * @param ratio of the one to the other
 * @param judgement whether they differ
 */
public record Difference(Metric of, Metric than, Ratio ratio, Judgement judgement) {}
