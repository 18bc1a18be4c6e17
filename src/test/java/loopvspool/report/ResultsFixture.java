package loopvspool.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The results of a real run of all questions, with N = 6 and D = 200 ms, and what a test makes of them. */
public final class ResultsFixture {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ResultsFixture() {}

    public static ObjectNode read() {
        try (InputStream in =
                new GZIPInputStream(ResultsFixture.class.getResourceAsStream("/loopvspool/report/run.json.gz"))) {
            return withCauses((ObjectNode) JSON.readTree(in));
        } catch (IOException e) {
            throw new AssertionError("the fixture is broken", e);
        }
    }

    /** The run was made when findings had no causes yet. */
    private static ObjectNode withCauses(ObjectNode results) {
        results.put("schemaVersion", ResultsJson.SCHEMA_VERSION);
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (JsonNode finding : results.at("/validity/findings")) {
            counts.merge(finding.get("severity").asText(), 1, Integer::sum);
            ((ObjectNode) finding).put("cause", "busy-machine").put("amount", 0);
        }
        ArrayNode doubts = results.putArray("doubts");
        counts.forEach((severity, count) -> doubts.addObject()
                .put("kind", severity)
                .put("cause", "busy-machine")
                .put("count", count)
                .put("text", "the machine was busy")
                .put("remedy", "repeat"));
        return results;
    }

    static ObjectNode step(JsonNode results, int number) {
        return (ObjectNode) results.at("/steps/" + (number - 1));
    }

    /** Puts results into a folder, as a run does, with files beside it that a page links to. */
    public static void write(Path folder, JsonNode results) throws IOException {
        JSON.writeValue(folder.resolve("results.json").toFile(), results);
        for (String name : new String[] {"steps.csv", "requests.csv", "probes.csv", "census.csv"}) {
            Files.writeString(folder.resolve(name), "step\n");
        }
        Files.writeString(folder.resolve("index.html"), "<html><body><h1>Gatling</h1></body></html>");
    }

    /**
     * Gives a step so many requests, two at a time and each on a thread of its own. All take 1 ms from their start, but the
     * one in the middle 7 ms; one in a thousand has failed.
     */
    static void replaceRequests(ObjectNode step, int total) {
        ObjectNode rows = step.putObject("requests").put("total", total).put("shown", total);
        rows.putNull("thinned");
        ArrayNode threads = JSON.createArrayNode();
        for (String column : new String[] {
            "user",
            "round",
            "intendedSeconds",
            "sentSeconds",
            "startedSeconds",
            "endedSeconds",
            "answeredSeconds",
            "thread",
            "failure",
            "predictedStartedSeconds",
            "predictedAnsweredSeconds"
        }) {
            rows.putArray(column);
        }
        for (int i = 0; i < total; i++) {
            boolean failed = i % 1000 == 999;
            double start = i / 2 * 0.001;
            double end = start + (i == total / 2 ? 0.007 : 0.001);
            rows.withArray("user").add(i);
            rows.withArray("round").add(0);
            rows.withArray("intendedSeconds").add(start);
            rows.withArray("sentSeconds").add(start);
            rows.withArray("startedSeconds").add(failed ? null : (Double) start);
            rows.withArray("endedSeconds").add(failed ? null : (Double) end);
            rows.withArray("answeredSeconds").add(end);
            rows.withArray("thread").add(failed ? null : (Integer) i);
            rows.withArray("failure").add(failed ? "no answer" : null);
            rows.withArray("predictedStartedSeconds").add(start);
            rows.withArray("predictedAnsweredSeconds").add(start + 0.001);
            threads.add("virtual-" + i);
        }
        rows.set("threads", threads);
    }
}
