package loopvspool.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;

/**
 * The results of the fixture's run as if it had been made of forks: in each of them every step again, with times that are off
 * by a chance that is the same each time. The intervals are rough ones, which no statistics stand behind.
 */
final class ForkedFixture {
    private static final List<String> KEY = List.of("experiment", "target", "endpoint", "work", "variant", "users");
    private static final Set<String> EXPERIMENTS =
            Set.of("cpu-burst", "cpu-sweep", "async-usage", "io-burst", "process-model");
    private static final int ENOUGH = 5;
    /** Half of an interval's width, in standard errors. */
    private static final double WIDTH = 2.5;

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
        List<ObjectNode> figures = figures();
        run.putArray("figures").addAll(figures);
        run.putArray("differences").addAll(differences(figures));
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
        step.put("number", number).put("fork", fork);
        double factor = 1 + 0.02 * chance.nextGaussian();
        scale(step.get("measurement"), factor);
        scale(step.at("/bystanders/measurement"), factor);
        scale(step.get("requests"), factor);
        scale(step.get("pings"), factor);
        return step;
    }

    /** Makes all times that many times as long. */
    private static void scale(JsonNode of, double factor) {
        if (of instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                if (field.getKey().endsWith("Seconds")) {
                    field.setValue(scaled(object, field.getValue(), factor));
                }
            });
        }
    }

    private static JsonNode scaled(ObjectNode factory, JsonNode value, double factor) {
        if (value instanceof ArrayNode column) {
            ArrayNode scaled = factory.arrayNode();
            column.forEach(one -> scaled.add(scaled(factory, one, factor)));
            return scaled;
        }
        return value.isNumber() ? factory.numberNode(value.asDouble() * factor) : value;
    }

    private List<ObjectNode> figures() {
        Map<String, List<JsonNode>> same = new LinkedHashMap<>();
        for (JsonNode step : run.get("steps")) {
            String key =
                    KEY.stream().map(step::get).map(Objects::toString).toList().toString();
            same.computeIfAbsent(key, unknown -> new ArrayList<>()).add(step);
        }
        List<ObjectNode> figures = new ArrayList<>();
        for (List<JsonNode> steps : same.values()) {
            figures.add(figure(steps, "makespan", "s", "/measurement/makespanSeconds"));
            figures.add(figure(steps, "meanResponse", "s", "/measurement/meanResponseSeconds"));
            figures.add(figure(steps, "worstBystander", "s", "/bystanders/measurement/maxSeconds"));
            figures.add(figure(steps, "threadsPeak", "threads", "/census/peak/osThreads"));
        }
        Map<String, List<JsonNode>> calibrations = new LinkedHashMap<>();
        run.get("calibrations").forEach(one -> calibrations
                .computeIfAbsent(one.get("target").asText(), unknown -> new ArrayList<>())
                .add(one));
        calibrations
                .values()
                .forEach(all -> figures.add(figure(all, "timePerIteration", "s", "/fit/perIterationSeconds")));
        figures.removeIf(figure -> figure.get("count").asInt() == 0);
        return figures;
    }

    private ObjectNode figure(List<JsonNode> steps, String name, String unit, String path) {
        ObjectNode figure = run.objectNode();
        KEY.forEach(key -> figure.set(
                key,
                steps.get(0).path(key).isMissingNode() ? null : steps.get(0).get(key)));
        figure.put("figure", name).put("unit", unit).put("judged", unit.equals("s"));
        ArrayNode values = figure.putArray("values");
        steps.forEach(step -> values.add(step.at(path).isNumber() ? step.at(path) : figure.nullNode()));
        double[] there = StreamSupport.stream(values.spliterator(), false)
                .filter(JsonNode::isNumber)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
        double mean = DoubleStream.of(there).average().orElse(0);
        boolean isEnough = there.length >= ENOUGH;
        return figure.put("mean", there.length == 0 ? null : (Double) mean)
                .put(
                        "low",
                        isEnough
                                ? mean - halfWidth(there)
                                : DoubleStream.of(there).min().orElse(0))
                .put(
                        "high",
                        isEnough
                                ? mean + halfWidth(there)
                                : DoubleStream.of(there).max().orElse(0))
                .put("basis", isEnough ? "bootstrap" : "range")
                .put("count", there.length);
    }

    private static double halfWidth(double[] values) {
        double mean = DoubleStream.of(values).average().orElseThrow();
        double variance =
                DoubleStream.of(values).map(value -> Math.pow(value - mean, 2)).sum() / (values.length - 1);
        return WIDTH * Math.sqrt(variance / values.length);
    }

    private List<ObjectNode> differences(List<ObjectNode> figures) {
        List<ObjectNode> differences = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            for (int k = i + 1; k < figures.size(); k++) {
                if (areComparable(figures.get(i), figures.get(k))) {
                    differences.add(difference(figures.get(i), figures.get(k)));
                }
            }
        }
        return differences;
    }

    private static boolean areComparable(JsonNode one, JsonNode other) {
        return one.get("judged").asBoolean()
                && !one.get("experiment").isNull()
                && one.get("mean").asDouble() > 0
                && other.get("mean").asDouble() > 0
                && List.of("experiment", "work", "users", "variant", "figure").stream()
                        .allMatch(key -> one.get(key).equals(other.get(key)));
    }

    private ObjectNode difference(JsonNode of, JsonNode than) {
        ObjectNode difference = run.objectNode();
        List.of("experiment", "work", "users", "variant", "figure").forEach(key -> difference.set(key, of.get(key)));
        difference.putObject("of").set("target", of.get("target"));
        difference.withObject("/of").set("endpoint", of.get("endpoint"));
        difference.putObject("than").set("target", than.get("target"));
        difference.withObject("/than").set("endpoint", than.get("endpoint"));
        double ratio = of.get("mean").asDouble() / than.get("mean").asDouble();
        difference.put("ratio", ratio);
        if (forks < ENOUGH) {
            return difference
                    .putNull("low")
                    .putNull("high")
                    .put("verdict", "not judged")
                    .put("why", "fewer than 5 values");
        }
        double low = of.get("low").asDouble() / than.get("high").asDouble();
        double high = of.get("high").asDouble() / than.get("low").asDouble();
        boolean isDifferent = (low > 1 || high < 1) && Math.abs(ratio - 1) > 0.03;
        return difference
                .put("low", low)
                .put("high", high)
                .put("verdict", isDifferent ? "different" : "not shown")
                .put("why", isDifferent ? null : "the interval holds 1");
    }
}
