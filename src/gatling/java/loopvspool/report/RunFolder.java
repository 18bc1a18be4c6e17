package loopvspool.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gatling's folder of this run. Gatling makes it after the simulation's constructor and tells nobody, so it is looked for
 * when it is needed: the newest folder with a {@code simulation.log} that is not older than this JVM.
 */
public final class RunFolder {
    private final Path results;
    private final Instant notBefore;
    private Path found;

    /**
     * @param results Gatling's results folder
     * @param notBefore the start of this JVM
     */
    public RunFolder(Path results, Instant notBefore) {
        this.results = results;
        this.notBefore = notBefore;
    }

    /** The folder, or nothing while Gatling has not made it, or while the results folder cannot be read. */
    public synchronized Optional<Path> find() {
        if (found == null) {
            try (Stream<Path> entries = Files.isDirectory(results) ? Files.list(results) : Stream.empty()) {
                found = entries.filter(entry -> Files.isRegularFile(entry.resolve("simulation.log")))
                        .filter(entry -> madeAt(entry).isAfter(notBefore))
                        .max(Comparator.comparing(RunFolder::madeAt))
                        .orElse(null);
            } catch (IOException | UncheckedIOException e) {
                // A folder that another run removes just now, for example: it is looked for again the next time.
                return Optional.empty();
            }
        }
        return Optional.ofNullable(found);
    }

    private static Instant madeAt(Path folder) {
        try {
            FileTime created = (FileTime) Files.getAttribute(folder, "creationTime");
            return created.toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
