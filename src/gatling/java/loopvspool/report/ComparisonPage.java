package loopvspool.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Makes {@code comparison.html} of a folder's {@code results.json}: prediction and measurement side by side, in one file that
 * needs no network and no other file.
 */
public final class ComparisonPage {
    /** The page. */
    public static final String NAME = "comparison.html";

    /** A page that is larger is no longer sent by mail. */
    static final long MAX_BYTES = 10_000_000;

    /** Below this part of the rows, it is not the rows that make a page too large. */
    private static final double LEAST_SHARE = 1 / 64.0;

    private ComparisonPage() {}

    /**
     * Makes the page, and the links between it and Gatling's report, if there is one.
     *
     * @param folder the folder of a run
     * @return the page
     * @throws IOException if there are no results that can be read, or the page cannot be written; an old one stays
     */
    public static Path make(Path folder) throws IOException {
        Path page = folder.resolve(NAME);
        Path fresh = folder.resolve(NAME + ".new");
        PageData data = read(folder);
        double share = 1;
        write(fresh, data, share);
        while (Files.size(fresh) > MAX_BYTES && share > LEAST_SHARE) {
            share /= 2;
            write(fresh, data, share);
        }
        Files.move(fresh, page, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        GatlingReport.link(folder);
        return page;
    }

    private static PageData read(Path folder) throws IOException {
        try {
            return PageData.of(folder.resolve(ResultFiles.RESULTS));
        } catch (FileNotFoundException e) {
            throw new IOException(
                    "%s: there is no %s; name the folder of a run, such as target/gatling/loopvspool-…"
                            .formatted(folder, ResultFiles.RESULTS),
                    e);
        }
    }

    private static void write(Path file, PageData data, double share) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            PageTemplate.ofRun().write(out, target -> data.write(target, share));
        }
    }
}
