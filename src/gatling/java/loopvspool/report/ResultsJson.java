package loopvspool.report;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import loopvspool.calibration.Calibration;
import loopvspool.experiment.Bystanders;
import loopvspool.experiment.Step;
import loopvspool.result.RunResult;
import loopvspool.result.StepResult;
import loopvspool.target.Endpoint;
import loopvspool.target.RunningTarget;

/**
 * Writes {@code results.json}. Its schema is {@code docs/results.schema.json}; {@link #SCHEMA_VERSION} is raised when a
 * reader of the old form would misread the new one.
 */
public final class ResultsJson {
    /** The version of the schema. */
    public static final int SCHEMA_VERSION = 1;

    private final ObjectMapper json = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
            .build();

    private final CensusJson census = new CensusJson(json);

    /**
     * Writes the result so that a reader sees the old file or the new one whole, never a half.
     */
    public void write(Path file, RunResult result) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, json.writeValueAsBytes(tree(result)));
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    JsonNode tree(RunResult result) {
        ObjectNode root = json.createObjectNode();
        root.put("schemaVersion", SCHEMA_VERSION);
        root.set("run", run(result));
        root.set("validity", json.valueToTree(result.validity()));
        root.set("settings", json.valueToTree(result.settings()));
        root.set("environment", json.valueToTree(result.environment()));
        root.set("targets", targets(result));
        root.set("skipped", json.valueToTree(result.skipped()));
        root.set("calibrations", calibrations(result));
        root.set("steps", steps(result));
        root.set("contexts", json.valueToTree(result.contexts()));
        return root;
    }

    private ObjectNode run(RunResult result) {
        return json.createObjectNode()
                .put("simulation", result.simulation())
                .put("startedAt", result.startedAt().toString())
                .put("takenAt", result.takenAt().toString())
                .put("finished", result.finished())
                .put("wallSeconds", result.wallTime().toMillis() / 1000.0)
                .put("plannedSteps", result.plan().steps().size())
                .put("predictedStepSeconds", result.plan().stepSeconds())
                .put("predictedTotalSeconds", result.plan().totalSeconds())
                .put("overhead", result.overhead());
    }

    private ArrayNode targets(RunResult result) {
        ArrayNode targets = json.createArrayNode();
        for (RunningTarget target : result.targets()) {
            ObjectNode node = targets.addObject()
                    .put("name", target.spec().name())
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
                    "census",
                    census.of(result.census().targets().get(target.spec().name())));
        }
        return targets;
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

    private ArrayNode steps(RunResult result) {
        ArrayNode steps = json.createArrayNode();
        for (StepResult one : result.steps()) {
            Step step = one.step();
            ObjectNode node = steps.addObject()
                    .put("number", step.number())
                    .put("name", step.name())
                    .put("experiment", step.experiment())
                    .put("target", step.target())
                    .put("endpoint", step.endpoint().label())
                    .put("work", step.endpoint().work().name())
                    .put("variant", step.variant().orElse(null))
                    .put("users", step.users())
                    .put("requestsPerUser", step.requestsPerUser())
                    .put("serviceSeconds", step.serviceSeconds());
            node.set("prediction", json.valueToTree(step.prediction()));
            node.set("measurement", json.valueToTree(one.measurement().orElse(null)));
            node.set("verdict", json.valueToTree(one.verdict().orElse(null)));
            node.set(
                    "bystanders",
                    step.bystanders().map(expected -> bystanders(expected, one)).orElse(null));
            node.set("census", census.of(result.census().steps().get(step)));
        }
        return steps;
    }

    private ObjectNode bystanders(Bystanders expected, StepResult result) {
        ObjectNode node = json.createObjectNode()
                .put("planned", expected.arrivals().count())
                .put("intervalSeconds", expected.arrivals().intervalSeconds())
                .put("limitSeconds", expected.limitSeconds());
        node.set("prediction", json.valueToTree(expected.prediction()));
        node.set("measurement", json.valueToTree(result.bystanders().orElse(null)));
        node.set("verdict", json.valueToTree(result.bystanderVerdict().orElse(null)));
        return node;
    }
}
