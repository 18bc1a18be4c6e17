package loopvspool.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.StreamSupport;
import loopvspool.metric.Metric;
import loopvspool.metric.MetricKind;
import loopvspool.metric.MetricSubject;
import loopvspool.prediction.Quantity;

/**
 * The results of the fixture's run as if it had been made of forks: in each of them every step again, with times that are off
 * by a chance that is the same each time.
 */
final class ForkedFixture {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> EXPERIMENTS =
            Set.of("cpu-burst", "cpu-sweep", "async-usage", "io-burst", "process-model");

    /** Where a step has what the metrics are of. */
    private static final Map<MetricKind, String> PATHS = new LinkedHashMap<>();

    static {
        PATHS.put(MetricKind.of(Quantity.MAKESPAN), "/measurement/makespanSeconds");
        PATHS.put(MetricKind.of(Quantity.MEAN_RESPONSE), "/measurement/meanResponseSeconds");
        PATHS.put(MetricKind.of(Quantity.LONGEST_PROBE), "/probes/measurement/maxSeconds");
        PATHS.put(MetricKind.THREADS_PEAK, "/census/peak/osThreads");
        PATHS.put(MetricKind.TIME_PER_ITERATION, "/fit/perIterationSeconds");
    }

    private final Random chance = new Random(1);
    private final ObjectNode run;
    private final int forks;

    private ForkedFixture(ObjectNode run, int forks) {
        this.run = run;
        this.forks = forks;
    }

    static ObjectNode read(int forks) {
        ForkedFixture fixture = new ForkedFixture(ResultsFixture.read(), forks);
        fixture.fill();
        return fixture.run;
    }

    private void fill() {
        run.withObject("/run").put("forks", forks);
        run.withObject("/settings").put("lab.forks", Integer.toString(forks));
        run.withArray("/settingsGiven").add("lab.forks");
        List<JsonNode> once = StreamSupport.stream(run.get("steps").spliterator(), false)
                .filter(step -> EXPERIMENTS.contains(step.get("experiment").asText()))
                .toList();
        ArrayNode steps = run.putArray("steps");
        for (int fork = 1; fork <= forks; fork++) {
            for (JsonNode step : once) {
                steps.add(again(step.deepCopy(), fork, steps.size() + 1));
            }
        }
        run.withObject("/run").put("plannedSteps", steps.size());
        List.of("targets", "calibrations", "contexts").forEach(this::repeat);
        MetricsJson metrics = new MetricsJson(JSON, metrics());
        run.set("metrics", metrics.metrics());
        run.set("differences", metrics.differences());
    }

    private void repeat(String field) {
        ArrayNode all = (ArrayNode) run.get(field);
        int once = all.size();
        for (int fork = 2; fork <= forks; fork++) {
            for (int i = 0; i < once; i++) {
                ObjectNode again = all.get(i).deepCopy();
                scale(again.get("fit"), 1 + 0.01 * chance.nextGaussian());
                all.add(again.put("fork", fork));
            }
        }
    }

    private ObjectNode again(ObjectNode step, int fork, int number) {
        step.put("step", number).put("fork", fork);
        double factor = 1 + 0.02 * chance.nextGaussian();
        scale(step.get("measurement"), factor);
        scale(step.at("/probes/measurement"), factor);
        scale(step.get("requests"), factor);
        scale(step.get("pings"), factor);
        return step;
    }

    /** Makes all times that many times as long. */
    private static void scale(JsonNode of, double factor) {
        if (of instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                if (field.getKey().endsWith("Seconds")) {
                    field.setValue(scaled(field.getValue(), factor));
                }
            });
        }
    }

    private static JsonNode scaled(JsonNode value, double factor) {
        if (value instanceof ArrayNode column) {
            ArrayNode scaled = JSON.createArrayNode();
            column.forEach(one -> scaled.add(scaled(one, factor)));
            return scaled;
        }
        return value.isNumber() ? JSON.getNodeFactory().numberNode(value.asDouble() * factor) : value;
    }

    private List<Metric> metrics() {
        Map<MetricSubject, List<JsonNode>> same = new LinkedHashMap<>();
        for (String field : List.of("steps", "calibrations")) {
            run.get(field).forEach(one -> same.computeIfAbsent(subject(one), unknown -> new ArrayList<>())
                    .add(one));
        }
        List<Metric> metrics = new ArrayList<>();
        same.forEach((subject, members) -> PATHS.forEach((kind, path) -> {
            List<Double> values =
                    members.stream().map(member -> number(member.at(path))).toList();
            if (values.stream().anyMatch(Objects::nonNull)) {
                metrics.add(new Metric(subject, kind, values));
            }
        }));
        return metrics;
    }

    private static Double number(JsonNode value) {
        return value.isNumber() ? (Double) value.asDouble() : null;
    }

    private static MetricSubject subject(JsonNode one) {
        return new MetricSubject(
                text(one, "experiment"),
                one.get("target").asText(),
                text(one, "endpoint"),
                text(one, "work"),
                text(one, "variant"),
                one.has("users") ? Optional.of(one.get("users").asInt()) : Optional.empty());
    }

    private static Optional<String> text(JsonNode one, String field) {
        return Optional.ofNullable(one.path(field).textValue());
    }
}
