package loopvspool.comparison;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import loopvspool.report.JavaVersions;
import loopvspool.report.ResultFiles;
import loopvspool.report.ResultsFile;
import loopvspool.report.SchemaVersion;

/** Reads of {@code results.json} what a comparison needs. It passes over the steps and their rows, so memory does not grow with them. */
final class RunReader {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final Path file;
    private Integer version;
    private Run.Head head;
    private Run.Validity validity;
    private List<Run.Doubt> doubts;
    private Map<String, String> settings;
    private JsonNode environment;
    private final List<JsonNode> targets = new ArrayList<>();
    private List<RunMetric> metrics;

    private RunReader(Path file) {
        this.file = file;
    }

    /**
     * Reads a run.
     *
     * @param folder of the run
     * @throws IOException that says in one line what is wrong, and with which file
     */
    static Run read(Path folder) throws IOException {
        Path file = folder.resolve(ResultFiles.RESULTS);
        if (!Files.isRegularFile(file)) {
            throw new FileNotFoundException(
                    "%s: there is no %s; name the folder of a run, such as target/gatling/loopvspool-…"
                            .formatted(folder, ResultFiles.RESULTS));
        }
        try {
            return new RunReader(file).run(folder);
        } catch (JsonProcessingException e) {
            throw new IOException(file + ": is broken: " + e.getOriginalMessage() + at(e), e);
        }
    }

    private static String at(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line %d, column %d)"
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }

    private Run run(Path folder) throws IOException {
        // Before anything is made of the rest: a file of another version may mean other things by the same names.
        ResultsFile results = new ResultsFile(file);
        results.fields((name, in) -> {
            if (name.equals("schemaVersion")) {
                version = in.getIntValue();
            } else {
                in.skipChildren();
            }
        });
        SchemaVersion.require(file, version == null ? 0 : version);
        results.fields(this::field);
        require("run", head);
        require("validity", validity);
        require("doubts", doubts);
        require("settings", settings);
        require("environment", environment);
        require("metrics", metrics);
        List<Run.Doubt> ofFindings =
                doubts.stream().filter(Run.Doubt::isOfFindings).toList();
        String java = JavaVersions.text(environment.path("injector"), targets);
        return new Run(
                folder, head, validity, ofFindings, settings, java, Circumstances.of(environment, targets), metrics);
    }

    private void field(String name, JsonParser in) throws IOException {
        switch (name) {
            case "run" -> head = JSON.readValue(in, Run.Head.class);
            case "validity" -> validity = JSON.readValue(in, Run.Validity.class);
            case "doubts" -> doubts = JSON.readValue(in, new TypeReference<List<Run.Doubt>>() {});
            case "settings" -> settings = JSON.readValue(in, new TypeReference<Map<String, String>>() {});
            case "environment" -> environment = JSON.readTree(in);
            case "targets" -> JSON.<JsonNode>readTree(in).forEach(targets::add);
            case "metrics" -> metrics = JSON.readValue(in, new TypeReference<List<RunMetric>>() {});
            default -> in.skipChildren();
        }
    }

    private void require(String name, Object value) throws IOException {
        if (value == null) {
            throw new IOException(file + ": has no " + name + ", so it is no whole file of results");
        }
    }
}
