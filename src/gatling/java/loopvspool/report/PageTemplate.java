package loopvspool.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page without its data: the template that all pages share, on the class path, and what belongs into it. All goes into one file,
 * which can be sent and opened without any other.
 */
public final class PageTemplate {
    private static final String TEMPLATE = "page.html";
    private static final List<String> STYLES = List.of("comparison.css");
    /** In the order in which a browser runs them: the last draws the page with what the others define. */
    private static final List<String> SCRIPTS = List.of(
            "format.js",
            "dom.js",
            "run.js",
            "forks.js",
            "chart.js",
            "head.js",
            "findings.js",
            "summary.js",
            "certainty.js",
            "timeline.js",
            "sweep.js",
            "responses.js",
            "health-check.js",
            "census.js",
            "processes.js",
            "calibration.js",
            "reproduce.js",
            "pictures.js",
            "links.js",
            "page.js");

    private static final Pattern PLACEHOLDER =
            Pattern.compile("/\\*\\{\\{(css|echarts|script)}}\\*/|\\{\\{(title|json|data)}}");

    private final String title;
    private final String json;
    private final List<String> styles;
    private final List<String> scripts;

    /**
     * A page; each style and script is a file in this package's folder on the class path, or a path from its root.
     *
     * @param title the page's title, as HTML
     * @param json the file beside the page that has its numbers, for who runs no scripts
     * @param styles in their order
     * @param scripts in the order in which a browser runs them
     */
    public PageTemplate(String title, String json, List<String> styles, List<String> scripts) {
        this.title = title;
        this.json = json;
        this.styles = List.copyOf(styles);
        this.scripts = List.copyOf(scripts);
    }

    /** The page of a run. */
    static PageTemplate ofRun() {
        return new PageTemplate("Loop vs Pool", ResultFiles.RESULTS, STYLES, SCRIPTS);
    }

    /** Writes the data of a page. */
    public interface Data {
        /** Writes JSON that is safe within an HTML script element. */
        void write(Writer out) throws IOException;
    }

    /** Writes a whole page. */
    public void write(Writer out, Data data) throws IOException {
        String html = resource(TEMPLATE);
        Matcher placeholder = PLACEHOLDER.matcher(html);
        int written = 0;
        while (placeholder.find()) {
            out.append(html, written, placeholder.start());
            written = placeholder.end();
            String name = placeholder.group(1) == null ? placeholder.group(2) : placeholder.group(1);
            if (name.equals("data")) {
                data.write(out);
            } else {
                out.write(part(name));
            }
        }
        out.append(html, written, html.length());
    }

    private String part(String name) throws IOException {
        return switch (name) {
            case "title" -> title;
            case "json" -> json;
            case "css" -> all(styles);
            case "script" -> all(scripts);
            default -> ECharts.script();
        };
    }

    private static String all(List<String> names) throws IOException {
        StringBuilder texts = new StringBuilder();
        for (String name : names) {
            texts.append(resource(name));
        }
        return texts.toString();
    }

    /** @param path in this package's folder on the class path, or from its root */
    static String resource(String path) throws IOException {
        try (InputStream in = PageTemplate.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IOException("the class path has no " + path + ": build the project, mvn compile");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
