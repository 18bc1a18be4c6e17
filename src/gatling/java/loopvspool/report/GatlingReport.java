package loopvspool.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gatling's report, which is made without us and knows of nothing but Gatling. */
final class GatlingReport {
    /** Its first page. */
    static final String NAME = "index.html";

    private static final Pattern BODY = Pattern.compile("<body[^>]*>");
    private static final String MARK = "id=\"loop-vs-pool\"";
    /** Colours of its own, because the report has a light and a dark theme. */
    private static final String LINK =
            ("%n<a %s href=\"%s\" style=\"display:block;padding:.6em 1em;background:#1f3a5f;color:#fff;font:16px sans-serif\">"
                            + "Loop vs Pool: prediction and measurement side by side</a>")
                    .formatted(MARK, ComparisonPage.NAME);

    private GatlingReport() {}

    /** Puts a link to the comparison page on top, once. A report of a form that is not known here stays as it is. */
    static void link(Path folder) throws IOException {
        Path report = folder.resolve(NAME);
        if (!Files.isRegularFile(report)) {
            return;
        }
        // Byte for byte, whatever its encoding is: what is looked for and put in is ASCII.
        String html = Files.readString(report, StandardCharsets.ISO_8859_1);
        Matcher body = BODY.matcher(html);
        if (html.contains(MARK) || !body.find()) {
            return;
        }
        Path fresh = folder.resolve(NAME + ".new");
        Files.writeString(
                fresh, html.substring(0, body.end()) + LINK + html.substring(body.end()), StandardCharsets.ISO_8859_1);
        Files.move(fresh, report, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
