package loopvspool.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import loopvspool.report.PageTemplate;
import loopvspool.report.ScriptSafe;

/** Writes a comparison: the page, and every number of it beside it. */
final class ComparisonFiles {
    static final String PAGE = "comparison-of-runs.html";
    static final String JSON = "comparison-of-runs.json";

    private static final String OWN = "/loopvspool/comparison/";
    private static final PageTemplate TEMPLATE = new PageTemplate(
            "Loop vs Pool: runs compared",
            JSON,
            List.of("comparison.css", OWN + "comparison-of-runs.css"),
            List.of(
                    "format.js",
                    "dom.js",
                    "run.js",
                    "chart.js",
                    OWN + "metrics.js",
                    OWN + "head.js",
                    OWN + "findings.js",
                    OWN + "conditions.js",
                    OWN + "forest.js",
                    OWN + "sweep.js",
                    OWN + "table.js",
                    OWN + "page.js"));

    private static final ObjectMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ComparisonFiles() {}

    /**
     * Writes both files, whole or not at all.
     *
     * @param into the folder, which is made if it is not there
     * @return the page
     */
    static Path write(Path into, JsonNode comparison) throws IOException {
        Files.createDirectories(into);
        replace(into.resolve(JSON), out -> PRETTY.writeValue(out, comparison));
        ObjectMapper escaping = new ObjectMapper(ScriptSafe.json());
        replace(into.resolve(PAGE), out -> TEMPLATE.write(out, page -> escaping.writeValue(page, comparison)));
        return into.resolve(PAGE);
    }

    private interface Writing {
        void to(Writer out) throws IOException;
    }

    private static void replace(Path file, Writing writing) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (Writer out = Files.newBufferedWriter(fresh)) {
            writing.to(out);
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
