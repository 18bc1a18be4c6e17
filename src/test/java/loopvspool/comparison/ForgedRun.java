package loopvspool.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import loopvspool.metric.MetricKind;
import loopvspool.prediction.Quantity;
import loopvspool.report.ResultsFixture;
import loopvspool.report.ResultsJson;

/** The results of a run of several forks: those of a real run, with metrics as predicted and a spread of 2 % between the forks. */
final class ForgedRun {
    private static final double SPREAD = 0.02;

    private final ObjectNode results = ResultsFixture.read();
    private final ArrayNode metrics;
    private final Random random;
    private final int forks;

    private ForgedRun(int forks, long seed) {
        this.forks = forks;
        random = new Random(seed);
        results.put("schemaVersion", ResultsJson.SCHEMA_VERSION);
        results.withObject("/run").put("forks", forks).put("seed", 1);
        results.putObject("validity").put("level", "VALID").putArray("findings");
        results.putArray("doubts");
        metrics = results.putArray("metrics");
        for (JsonNode step : results.get("steps")) {
            double makespan = step.at("/prediction/makespanSeconds").asDouble();
            metric(step, "makespan", "s", true, makespan);
            metric(
                    step,
                    "meanResponse",
                    "s",
                    true,
                    step.at("/prediction/meanResponseSeconds").asDouble());
            if (step.get("probes").isObject()) {
                metric(
                        step,
                        "longestProbe",
                        "s",
                        true,
                        0.002 + step.at("/probes/prediction/maxSeconds").asDouble());
            }
            metric(step, "threadsPeak", "threads", false, 30);
        }
        for (JsonNode target : results.get("targets")) {
            metric(target, "timePerIteration", "s", true, 0.0004);
            metric(target, "residentIdle", "bytes", false, 120e6);
        }
    }

    /** A run; another seed makes one that differs by chance alone. */
    static ForgedRun of(int forks, long seed) {
        return new ForgedRun(forks, seed);
    }

    private void metric(JsonNode of, String name, String unit, boolean judged, double mean) {
        boolean step = of.has("experiment");
        ObjectNode metric = metrics.addObject();
        for (String field : new String[] {"experiment", "endpoint", "work", "variant", "users"}) {
            metric.set(field, step ? of.get(field) : null);
        }
        metric.set("target", of.get(step ? "target" : "name"));
        metric.put("metric", name).put("words", words(name)).put("unit", unit).put("judged", judged);
        ArrayNode values = metric.putArray("values");
        for (int fork = 0; fork < forks; fork++) {
            values.add(mean * (1 + SPREAD * random.nextGaussian()));
        }
        // Derived from the values, and so of no account to a reader.
        metric.putNull("mean")
                .putNull("low")
                .putNull("high")
                .put("basis", "none")
                .put("count", 0);
    }

    private static String words(String name) {
        return Stream.concat(
                        Arrays.stream(Quantity.values()).map(MetricKind::of),
                        Stream.of(
                                MetricKind.THREADS_PEAK,
                                MetricKind.TIME_PER_ITERATION,
                                MetricKind.TIME_TO_READY,
                                MetricKind.THREADS_IDLE,
                                MetricKind.RESIDENT_IDLE))
                .filter(kind -> kind.label().equals(name))
                .findFirst()
                .orElseThrow()
                .words();
    }

    /** Makes the metrics of a target in a question larger by a factor. */
    ForgedRun slow(String target, String experiment, double factor) {
        for (JsonNode metric : metrics) {
            if (metric.get("target").asText().equals(target)
                    && metric.get("experiment").asText().equals(experiment)) {
                ArrayNode values = (ArrayNode) metric.get("values");
                for (int fork = 0; fork < values.size(); fork++) {
                    values.set(fork, values.get(fork).asDouble() * factor);
                }
            }
        }
        return this;
    }

    /** For what else a test changes. */
    ObjectNode results() {
        return results;
    }

    /** Puts it into a folder, as a run does. */
    Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        ResultsFixture.write(folder, results);
        Files.writeString(folder.resolve("comparison.html"), "<html></html>");
        return folder;
    }
}
