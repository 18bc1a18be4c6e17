package loopvspool.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * {@code latest} in the results folder, a link to the folder of the run that ended last: so that nobody needs to look up a name. Where
 * the file system has no links, {@code latest.txt} names that folder instead. A run is as good without either.
 */
final class LatestRun {
    static final String LINK = "latest";
    static final String TEXT = "latest.txt";

    private LatestRun() {}

    /**
     * Points to a run. Of runs that end at once the last one stays.
     *
     * @param folder of the run, in the results folder
     */
    static void pointTo(Path folder) {
        pointTo(folder, Files::createSymbolicLink);
    }

    /** What a file system may not have. */
    interface Linking {
        Path link(Path link, Path target) throws IOException;
    }

    static void pointTo(Path folder, Linking linking) {
        Path text = folder.resolveSibling(TEXT);
        try {
            link(folder, linking);
            Files.deleteIfExists(text);
        } catch (IOException | UnsupportedOperationException noLink) {
            try {
                forget(folder.resolveSibling(LINK));
                Files.writeString(text, folder.getFileName() + System.lineSeparator());
            } catch (IOException e) {
                System.err.println(text + " cannot be written (" + e + ")");
            }
        }
    }

    /** Nobody ever sees none: what is there is replaced. Relative, so that it survives when all is moved together. */
    private static void link(Path folder, Linking linking) throws IOException {
        Path fresh =
                folder.resolveSibling("." + LINK + "-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
        try {
            linking.link(fresh, folder.getFileName());
            Files.move(fresh, folder.resolveSibling(LINK), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** One that points to another run is worse than none. What is no link is somebody's own. */
    private static void forget(Path link) throws IOException {
        if (Files.isSymbolicLink(link)) {
            Files.delete(link);
        }
    }
}
