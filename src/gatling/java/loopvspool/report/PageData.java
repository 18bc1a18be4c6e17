package loopvspool.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a page holds: {@code results.json}, with rows left out where there are too many, which files lie beside it, and the Java versions in words. One
 * step after another is in memory, never all.
 */
final class PageData {
    private static final JsonFactory ESCAPING = ScriptSafe.json();
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .build();

    private final ResultsFile file;
    private final RowCounts rows;

    private PageData(ResultsFile file, RowCounts rows) {
        this.file = file;
        this.rows = rows;
    }

    /**
     * Looks through a file of results.
     *
     * @throws IOException if it cannot be read, or has another version than this program reads
     */
    static PageData of(Path results) throws IOException {
        ResultsFile file = new ResultsFile(results);
        return new PageData(file, RowCounts.of(file));
    }

    /**
     * Writes JSON that is safe within an HTML script element.
     *
     * @param share the part of a page that the rows may have, up to 1
     */
    void write(Writer target, double share) throws IOException {
        Limits limits = rows.limits(share);
        try (JsonGenerator out = ESCAPING.createGenerator(target)) {
            out.setCodec(JSON);
            out.writeStartObject();
            Map<String, JsonNode> whole = new HashMap<>();
            file.fields((name, in) -> {
                out.writeFieldName(name);
                if (name.equals("environment") || name.equals("targets")) {
                    whole.put(name, in.readValueAsTree());
                    out.writeTree(whole.get(name));
                } else if (name.equals("steps")) {
                    out.writeStartArray();
                    file.steps(in, step -> {
                        Thinning.REQUESTS.apply(step, limits.requests());
                        Thinning.PINGS.apply(step, limits.pings());
                        Thinning.SAMPLES.apply(step, limits.samples());
                        out.writeTree(step);
                    });
                    out.writeEndArray();
                } else {
                    out.copyCurrentStructure(in);
                }
            });
            filesBeside(out);
            out.writeStringField(
                    "java", JavaVersions.text(node(whole, "environment").path("injector"), node(whole, "targets")));
            out.writeEndObject();
        }
    }

    private static JsonNode node(Map<String, JsonNode> fields, String name) {
        return fields.getOrDefault(name, MissingNode.getInstance());
    }

    /** A run that was cut short has not all of them. */
    private void filesBeside(JsonGenerator out) throws IOException {
        List<String> there = Stream.of(
                        ResultFiles.RESULTS,
                        ResultFiles.STEPS,
                        ResultFiles.REQUESTS,
                        ResultFiles.PROBES,
                        ResultFiles.CENSUS,
                        GatlingReport.NAME)
                .filter(name -> Files.isRegularFile(file.path().resolveSibling(name)))
                .toList();
        out.writeArrayFieldStart("files");
        for (String name : there) {
            out.writeString(name);
        }
        out.writeEndArray();
    }
}
