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
    private final List<Metric> figures;

    /** @param json makes the nodes */
    MetricsJson(ObjectMapper json, List<Metric> figures) {
        this.json = json;
        this.figures = figures;
    }

    /** Each figure with its interval. */
    ArrayNode figures() {
        ArrayNode all = json.createArrayNode();
        figures.forEach(figure -> all.add(figure(figure)));
        return all;
    }

    /** What differs, and what is not shown to. */
    ArrayNode differences() {
        ArrayNode all = json.createArrayNode();
        Differences.among(figures).forEach(difference -> all.add(difference(difference)));
        return all;
    }

    private ObjectNode figure(Metric figure) {
        MetricSubject subject = figure.subject();
        ObjectNode node = json.createObjectNode()
                .put("experiment", subject.experiment().orElse(null))
                .put("target", subject.target())
                .put("endpoint", subject.endpoint().orElse(null))
                .put("work", subject.work().orElse(null))
                .put("variant", subject.variant().orElse(null))
                .put("users", subject.users().orElse(null))
                .put("figure", figure.quantity().label())
                .put("words", figure.quantity().words())
                .put("unit", figure.quantity().unit())
                .put("judged", figure.quantity().isJudged());
        node.set("values", json.valueToTree(figure.values()));
        Optional<Interval> interval = figure.interval();
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
                .put("figure", difference.of().quantity().label())
                .put("words", difference.of().quantity().words());
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
