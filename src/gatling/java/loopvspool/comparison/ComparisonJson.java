package loopvspool.comparison;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import loopvspool.report.ComparisonPage;
import loopvspool.report.ResultFiles;
import loopvspool.statistics.DifferenceKind;
import loopvspool.statistics.Interval;
import loopvspool.statistics.Judgement;
import loopvspool.statistics.Ratio;

/** Puts a comparison into JSON: {@code comparison-of-runs.json}, and all that the page shows. docs/comparing-runs.md explains it. */
final class ComparisonJson {
    /** Raised when a reader of the old form would misread the new one. */
    private static final int SCHEMA_VERSION = 1;

    private final ObjectMapper json = new ObjectMapper();
    private final Comparison comparison;
    private final Path into;

    private ComparisonJson(Comparison comparison, Path into) {
        this.comparison = comparison;
        this.into = into;
    }

    /**
     * Gives the whole of it.
     *
     * @param into the folder that its links start from
     * @param madeAt now
     */
    static ObjectNode of(Comparison comparison, Path into, Instant madeAt) {
        return new ComparisonJson(comparison, into).whole(madeAt);
    }

    private ObjectNode whole(Instant madeAt) {
        ObjectNode node =
                json.createObjectNode().put("schemaVersion", SCHEMA_VERSION).put("madeAt", madeAt.toString());
        node.put("telling", Judgement.SMALLEST_TELLING);
        ArrayNode runs = node.putArray("runs");
        for (int run = 0; run < comparison.runs().size(); run++) {
            runs.add(run(run));
        }
        ArrayNode warnings = node.putArray("warnings");
        comparison.warnings().forEach(warnings::add);
        ArrayNode pairs = node.putArray("pairs");
        for (int run = 1; run < comparison.runs().size(); run++) {
            pairs.add(pair(run));
        }
        conditions(node.putArray("settings"), comparison.settings());
        conditions(node.putArray("circumstances"), comparison.circumstances());
        ArrayNode metrics = node.putArray("metrics");
        comparison.metrics().forEach(metric -> metrics.add(metric(metric)));
        return node;
    }

    private ObjectNode run(int number) {
        Run run = comparison.runs().get(number);
        ObjectNode node = json.createObjectNode()
                .put("letter", Comparison.letter(number))
                .put("name", run.name())
                .put("results", Links.between(into, run.folder().resolve(ResultFiles.RESULTS)))
                .put("page", page(run));
        node.setAll(json.<ObjectNode>valueToTree(run.head()));
        node.set("validity", json.valueToTree(run.validity()));
        node.put("java", run.java());
        node.set("doubts", json.valueToTree(run.doubts()));
        node.set("circumstances", json.valueToTree(run.environment()));
        return node;
    }

    /** Null where it has none. */
    private String page(Run run) {
        Path page = run.folder().resolve(ComparisonPage.NAME);
        return Files.isRegularFile(page) ? Links.between(into, page) : null;
    }

    private ObjectNode pair(int run) {
        return json.createObjectNode()
                .put("base", Comparison.letter(0))
                .put("run", Comparison.letter(run))
                .put("different", comparison.count(run, DifferenceKind.DIFFERENT))
                .put("notShown", comparison.count(run, DifferenceKind.NOT_SHOWN))
                .put("notJudged", comparison.count(run, DifferenceKind.NOT_JUDGED));
    }

    private void conditions(ArrayNode to, List<Condition> conditions) {
        for (Condition condition : conditions) {
            ObjectNode node = to.addObject().put("name", condition.name());
            node.set("values", json.valueToTree(condition.values()));
            node.put("warning", condition.warning().orElse(null));
        }
    }

    private ObjectNode metric(ComparedMetric metric) {
        RunMetric any = metric.any();
        ObjectNode node = json.createObjectNode()
                .put("experiment", any.experiment())
                .put("target", any.target())
                .put("endpoint", any.endpoint())
                .put("work", any.work())
                .put("variant", any.variant())
                .put("users", any.users())
                .put("metric", any.metric())
                .put("words", any.words())
                .put("unit", any.unit())
                .put("judged", any.judged());
        ArrayNode runs = node.putArray("runs");
        metric.inRuns().forEach(one -> runs.add(one.map(this::inRun).orElse(null)));
        ArrayNode contrasts = node.putArray("contrasts");
        metric.contrasts().forEach(one -> contrasts.add(one.map(this::contrast).orElse(null)));
        return node;
    }

    private ObjectNode inRun(RunMetric metric) {
        Optional<Interval> interval = Interval.of(metric.values());
        ObjectNode node = json.createObjectNode()
                .put("mean", interval.map(Interval::mean).orElse(null))
                .put("low", interval.map(Interval::low).orElse(null))
                .put("high", interval.map(Interval::high).orElse(null))
                .put("basis", interval.map(one -> one.basis().label()).orElse(null))
                .put("count", interval.map(Interval::count).orElse(0));
        node.set("values", json.valueToTree(metric.values()));
        return node;
    }

    private ObjectNode contrast(Contrast contrast) {
        Optional<Ratio> ratio = contrast.ratio();
        return json.createObjectNode()
                .put("ratio", ratio.map(Ratio::ratio).orElse(null))
                .put("low", ratio.map(Ratio::low).orElse(null))
                .put("high", ratio.map(Ratio::high).orElse(null))
                .put("p", ratio.map(Ratio::p).orElse(null))
                .put("verdict", contrast.judgement().outcome().label())
                .put("why", contrast.judgement().why());
    }
}
