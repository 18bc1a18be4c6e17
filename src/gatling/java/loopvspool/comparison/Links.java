package loopvspool.comparison;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Links from the comparison to the files of its runs: relative, so that they survive when all is moved together. */
final class Links {
    private Links() {}

    /**
     * Gives the address of a file, as HTML takes it.
     *
     * @param from the folder of the page
     */
    static String between(Path from, Path file) {
        Path target = file.toAbsolutePath().normalize();
        Path base = from.toAbsolutePath().normalize();
        if (!base.getRoot().equals(target.getRoot())) {
            return target.toUri().toString();
        }
        List<String> segments = new ArrayList<>();
        base.relativize(target).forEach(segment -> segments.add(encoded(segment.toString())));
        return String.join("/", segments);
    }

    /** As the segment of a path; the slash before it keeps a colon from being read as the end of a scheme. */
    private static String encoded(String segment) {
        try {
            return new URI(null, null, "/" + segment, null)
                    .toASCIIString()
                    .substring(1)
                    .replace(":", "%3A");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no name of a file: " + segment, e);
        }
    }
}
