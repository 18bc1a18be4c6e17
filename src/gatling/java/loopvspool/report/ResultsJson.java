package loopvspool.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopvspool.calibration.Calibration;
import loopvspool.experiment.Probes;
import loopvspool.experiment.Step;
import loopvspool.limit.UserLimits;
import loopvspool.measure.StepResult;
import loopvspool.metric.Metrics;
import loopvspool.observe.MeasuredTarget;
import loopvspool.observe.StepCensus;
import loopvspool.observe.StepSurroundings;
import loopvspool.outcome.Outcome;
import loopvspool.settings.CpuSet;
import loopvspool.sut.Endpoint;
import loopvspool.sut.RunningTarget;
import loopvspool.sut.TargetQuota;
import loopvspool.validity.Cause;
import loopvspool.validity.Doubts;
import loopvspool.validity.RunResult;

/**
 * Writes {@code results.json}. Its schema is {@code docs/results.schema.json}; {@link #SCHEMA_VERSION} is raised when a
 * reader of the old form would misread the new one.
 */
public final class ResultsJson {
    /** The version of the schema. */
    public static final int SCHEMA_VERSION = 7;

    private final ObjectMapper json = JsonMapper.builder()
            // Each value would go to the disk by itself.
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .addMixIn(CpuSet.class, AsText.class)
            .addMixIn(Cause.class, AsId.class)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
            .build();

    /** Cores as Linux lists them. */
    private interface AsText {
        @JsonValue
        String text();
    }

    /** A cause by its name. */
    private interface AsId {
        @JsonValue
        String id();
    }

    private final CensusJson census = new CensusJson(json);
    private final QuantitiesJson quantities = new QuantitiesJson(json);

    /**
     * Writes what each step of a run that goes on has come to; the rows behind it are in the CSV files so far. What the forks come
     * to together is not in it: resampling takes its time, and the next step is about to begin.
     */
    public void writeSteps(Path file, RunResult result) throws IOException {
        replace(file, result, false, Optional.empty());
    }

    /** Writes the result of a run whose load has ended, with the rows that it keeps of each step. */
    public void writeAll(Path file, RunResult result) throws IOException {
        replace(file, result, true, Optional.empty());
    }

    /** The same of a run that has ended. */
    public void writeEnd(Path file, RunResult result, Outcome outcome) throws IOException {
        replace(file, result, true, Optional.of(outcome));
    }

    /** A reader sees the old file or the new one whole, never a half. */
    private void replace(Path file, RunResult result, boolean ended, Optional<Outcome> outcome) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (JsonGenerator out = json.createGenerator(fresh.toFile(), JsonEncoding.UTF8)) {
            out.useDefaultPrettyPrinter();
            write(out, result, ended, outcome);
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private void write(JsonGenerator out, RunResult result, boolean ended, Optional<Outcome> outcome)
            throws IOException {
        out.writeStartObject();
        out.writeNumberField("schemaVersion", SCHEMA_VERSION);
        ObjectNode run = run(result);
        run.set("outcome", outcome.map(OutcomeFile::node).orElse(null));
        out.writePOJOField("run", run);
        out.writePOJOField("validity", result.validity());
        out.writePOJOField("doubts", Doubts.of(result));
        out.writePOJOField("limits", UserLimits.of(result));
        out.writePOJOField("settings", result.settings());
        out.writePOJOField("settingsGiven", result.settingsGiven());
        out.writePOJOField("environment", result.environment());
        out.writePOJOField("targets", targets(result));
        out.writePOJOField("skipped", result.skipped());
        out.writePOJOField("calibrations", calibrations(result));
        out.writePOJOField("contexts", result.contexts());
        out.writePOJOField("quantities", quantities.all());
        MetricsJson metrics = ended ? new MetricsJson(json, Metrics.of(result)) : null;
        out.writePOJOField("metrics", ended ? metrics.metrics() : json.createArrayNode());
        out.writePOJOField("differences", ended ? metrics.differences() : json.createArrayNode());
        steps(out, result, ended);
        out.writeEndObject();
    }

    private ObjectNode run(RunResult result) {
        return json.createObjectNode()
                .put("simulation", result.simulation())
                .put("startedAt", result.startedAt().toString())
                .put("takenAt", result.takenAt().toString())
                .put("finished", result.finished())
                .put("wallSeconds", result.wallTime().toMillis() / 1000.0)
                .put("forks", result.plan().forks().size())
                .put("plannedSteps", result.plan().steps().size())
                .put("predictedStepSeconds", result.plan().stepSeconds())
                .put("predictedTotalSeconds", result.plan().totalSeconds())
                .put("overhead", result.overhead());
    }

    private ArrayNode targets(RunResult result) {
        ArrayNode targets = json.createArrayNode();
        for (MeasuredTarget measured : result.targets()) {
            RunningTarget target = measured.target();
            ObjectNode node = targets.addObject()
                    .put("name", target.spec().name())
                    .put("fork", measured.fork())
                    .put("model", target.spec().model())
                    .put("url", target.url().toString())
                    .put("command", target.command())
                    .put("pid", target.identity().pid())
                    .put("cores", target.identity().cores());
            ObjectNode workers = node.putObject("workers");
            target.spec()
                    .endpoints()
                    .keySet()
                    .forEach(endpoint -> workers.put(endpoint.label(), workers(target, endpoint)));
            node.set("identity", target.identity().details());
            node.set(
                    "quota",
                    quota(
                            result.surroundings().cores().targetQuotas(),
                            target.spec().name()));
            node.set("census", census.of(result.census().targets().get(measured.label())));
        }
        return targets;
    }

    /** Null where nothing limits it, or it is not reported. */
    private JsonNode quota(List<TargetQuota> quotas, String target) {
        return quotas.stream()
                .filter(one -> one.target().equals(target))
                .findFirst()
                .<JsonNode>map(one -> json.valueToTree(one.quota()))
                .orElse(null);
    }

    /** Null where nothing limits them. */
    private static Integer workers(RunningTarget target, Endpoint endpoint) {
        int workers = target.spec().workers(endpoint, target.identity().cores());
        return workers == Integer.MAX_VALUE ? null : workers;
    }

    private ArrayNode calibrations(RunResult result) {
        ArrayNode calibrations = json.createArrayNode();
        for (Calibration calibration : result.calibrations()) {
            ObjectNode node = json.valueToTree(calibration);
            node.put("iterations", calibration.iterations()).put("errorPercent", calibration.errorPercent());
            calibrations.add(node);
        }
        return calibrations;
    }

    private void steps(JsonGenerator out, RunResult result, boolean ended) throws IOException {
        out.writeArrayFieldStart("steps");
        for (StepResult one : result.steps()) {
            StepCensus counted = result.census().steps().get(one.step());
            out.writeStartObject();
            for (Map.Entry<String, JsonNode> field : metrics(
                            one, counted, result.surroundings().steps().get(one.step()))
                    .properties()) {
                out.writePOJOField(field.getKey(), field.getValue());
            }
            if (ended) {
                new RowsJson(one, counted).write(out);
            } else {
                RowsJson.writeNone(out);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private ObjectNode metrics(StepResult one, StepCensus counted, StepSurroundings around) {
        Step step = one.step();
        ObjectNode node = json.createObjectNode()
                .put("step", step.number())
                .put("fork", step.fork())
                .put("name", step.title())
                .put("experiment", step.experiment())
                .put("target", step.target())
                .put("endpoint", step.endpoint().label())
                .put("work", step.endpoint().work().name())
                .put("variant", step.variant().orElse(null))
                .put("users", step.users())
                .put("requestsPerUser", step.requestsPerUser())
                .put("serviceSeconds", step.serviceSeconds());
        node.set("prediction", quantities.prediction(step.prediction()));
        node.set("measurement", one.measurement().map(quantities::measurement).orElse(null));
        node.set("verdict", json.valueToTree(one.verdict().orElse(null)));
        node.set("probes", step.probes().map(expected -> probes(expected, one)).orElse(null));
        node.set("census", census.of(counted));
        node.set("surroundings", around == null ? null : surroundings(around));
        return node;
    }

    private ObjectNode surroundings(StepSurroundings around) {
        ObjectNode node = json.valueToTree(around);
        return node.put("otherProcessesPercent", around.otherProcessesPercent());
    }

    private ObjectNode probes(Probes expected, StepResult result) {
        ObjectNode node = json.createObjectNode()
                .put("planned", expected.arrivals().count())
                .put("intervalSeconds", expected.arrivals().intervalSeconds())
                .put("limitSeconds", expected.limitSeconds());
        node.set("prediction", json.valueToTree(expected.prediction()));
        node.set("measurement", json.valueToTree(result.probes().orElse(null)));
        node.set("verdict", json.valueToTree(result.probeVerdict().orElse(null)));
        return node;
    }
}
