package loopvspool.comparison;

import java.util.List;
import java.util.Optional;

/**
 * A metric that at least one run has, over all runs.
 *
 * @param any as it stands in the first run that has it, for what all have in common
 * @param inRuns the metric in each run in turn
 * @param contrasts against the base, of each further run in turn; empty where there is nothing to judge: a run lacks the metric,
 *     or it is of a kind that is not judged
 */
record ComparedMetric(RunMetric any, List<Optional<RunMetric>> inRuns, List<Optional<Contrast>> contrasts) {}
