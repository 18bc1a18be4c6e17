package loopvspool.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page without its data: {@code comparison.html} on the class path, and what belongs into it. All goes into one file, which
 * can be sent and opened without any other.
 */
final class PageTemplate {
    private static final String TEMPLATE = "comparison.html";
    private static final List<String> STYLES = List.of("comparison.css");
    /** In the order in which a browser runs them: the last draws the page with what the others define. */
    private static final List<String> SCRIPTS = List.of(
            "format.js",
            "dom.js",
            "run.js",
            "forks.js",
            "predicted.js",
            "chart.js",
            "head.js",
            "findings.js",
            "summary.js",
            "certainty.js",
            "timeline.js",
            "sweep.js",
            "responses.js",
            "bystander.js",
            "census.js",
            "processes.js",
            "calibration.js",
            "reproduce.js",
            "pictures.js",
            "links.js",
            "page.js");

    private static final Pattern PLACEHOLDER = Pattern.compile("/\\*\\{\\{(css|echarts|script)}}\\*/|\\{\\{(data)}}");

    private PageTemplate() {}

    /** Writes the data of a page. */
    interface Data {
        void write(Writer out) throws IOException;
    }

    /** Writes a whole page. */
    static void write(Writer out, Data data) throws IOException {
        String template = own(TEMPLATE);
        Matcher placeholder = PLACEHOLDER.matcher(template);
        int written = 0;
        while (placeholder.find()) {
            out.append(template, written, placeholder.start());
            written = placeholder.end();
            if (placeholder.group(2) != null) {
                data.write(out);
            } else {
                out.write(part(placeholder.group(1)));
            }
        }
        out.append(template, written, template.length());
    }

    private static String part(String name) throws IOException {
        return switch (name) {
            case "css" -> all(STYLES);
            case "script" -> all(SCRIPTS);
            default -> ECharts.script();
        };
    }

    private static String all(List<String> names) throws IOException {
        StringBuilder texts = new StringBuilder();
        for (String name : names) {
            texts.append(own(name));
        }
        return texts.toString();
    }

    private static String own(String name) throws IOException {
        return resource("/loopvspool/report/" + name);
    }

    /** @param path from the root of the class path */
    static String resource(String path) throws IOException {
        try (InputStream in = PageTemplate.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IOException("the class path has no " + path + ": build the project, mvn compile");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
