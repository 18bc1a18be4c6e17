package loopvspool.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import loopvspool.metric.Difference;
import loopvspool.metric.Differences;
import loopvspool.metric.Metric;
import loopvspool.metric.MetricSubject;
import loopvspool.statistics.Interval;

/** What a run comes to over its forks, in {@code results.json}. */
final class MetricsJson {
    private final ObjectMapper json;
    private final List<Metric> metrics;

    /** @param json makes the nodes */
    MetricsJson(ObjectMapper json, List<Metric> metrics) {
        this.json = json;
        this.metrics = metrics;
    }

    /** Each metric with its interval. */
    ArrayNode metrics() {
        ArrayNode all = json.createArrayNode();
        metrics.forEach(metric -> all.add(metric(metric)));
        return all;
    }

    /** What differs, and what is not shown to. */
    ArrayNode differences() {
        ArrayNode all = json.createArrayNode();
        Differences.among(metrics).forEach(difference -> all.add(difference(difference)));
        return all;
    }

    private ObjectNode metric(Metric metric) {
        MetricSubject subject = metric.subject();
        ObjectNode node = json.createObjectNode()
                .put("experiment", subject.experiment().orElse(null))
                .put("target", subject.target())
                .put("endpoint", subject.endpoint().orElse(null))
                .put("work", subject.work().orElse(null))
                .put("variant", subject.variant().orElse(null))
                .put("users", subject.users().orElse(null))
                .put("metric", metric.kind().label())
                .put("words", metric.kind().words())
                .put("unit", metric.kind().unit())
                .put("judged", metric.kind().isJudged());
        node.set("values", json.valueToTree(metric.values()));
        Optional<Interval> interval = metric.interval();
        return node.put("mean", interval.map(Interval::mean).orElse(null))
                .put("low", interval.map(Interval::low).orElse(null))
                .put("high", interval.map(Interval::high).orElse(null))
                .put("basis", interval.map(one -> one.basis().label()).orElse(null))
                .put("count", interval.map(Interval::count).orElse(0));
    }

    private ObjectNode difference(Difference difference) {
        MetricSubject subject = difference.of().subject();
        ObjectNode node = json.createObjectNode()
                .put("experiment", subject.experiment().orElse(null))
                .put("work", subject.work().orElse(null))
                .put("users", subject.users().orElse(null))
                .put("metric", difference.of().kind().label())
                .put("words", difference.of().kind().words());
        node.set("of", way(subject));
        node.set("than", way(difference.than().subject()));
        return node.put("ratio", difference.ratio().ratio())
                .put("low", difference.ratio().low())
                .put("high", difference.ratio().high())
                .put("verdict", difference.judgement().outcome().label())
                .put("why", difference.judgement().why());
    }

    private ObjectNode way(MetricSubject subject) {
        return json.createObjectNode()
                .put("target", subject.target())
                .put("endpoint", subject.endpoint().orElse(null));
    }
}
