package loopvspool.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import loopvspool.statistics.Interval;

/**
 * One quantity of one subject over the forks of a run.
 *
 * @param subject what it is of
 * @param kind what it is
 * @param values one for each fork, in its unit; null where a fork has none
 */
public record Metric(MetricSubject subject, MetricKind kind, List<Double> values) {
    /** Copies the values, nulls among them. */
    public Metric {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** What the values come to; nothing if there are none. */
    public Optional<Interval> interval() {
        return Interval.of(values);
    }
}
