package loopvspool.comparison;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loopvspool.machine.NeutralLocale;

/** Compares runs by their folders, the first of which is the base: {@code mvn exec:java@compare}, see the README. */
public final class CompareRuns {
    /** The system property that says into which folder the comparison goes. */
    static final String INTO = "compare.into";

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);

    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;

    CompareRuns(PrintStream out, PrintStream err, Clock clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    /** @param folders the folders of the runs */
    public static void main(String... folders) {
        NeutralLocale.set();
        CompareRuns compare = new CompareRuns(System.out, System.err, Clock.systemUTC());
        int status = compare.run(List.of(folders), Optional.ofNullable(System.getProperty(INTO)));
        if (status != 0) {
            System.exit(status);
        }
    }

    /**
     * Makes a comparison.
     *
     * @param into the folder to put it into; if empty, a new one beside the last run's
     * @return the exit code: 0, or 1 after having said why there is none
     */
    int run(List<String> folders, Optional<String> into) {
        List<Path> paths = folders.stream().map(CompareRuns::folder).toList();
        Optional<String> refusal = refusal(paths);
        if (refusal.isPresent()) {
            err.println(refusal.get());
            return 1;
        }
        List<Run> runs = new ArrayList<>();
        for (Path path : paths) {
            try {
                runs.add(RunReader.read(path));
            } catch (IOException e) {
                err.println(e.getMessage());
            }
        }
        if (runs.size() < paths.size()) {
            return 1;
        }
        Path target = into.map(Path::of).orElseGet(() -> beside(paths.get(paths.size() - 1)));
        return write(Comparison.of(runs), target.toAbsolutePath().normalize());
    }

    /** The folder itself where it is named by a link, such as that to the latest run. */
    private static Path folder(String named) {
        Path path = Path.of(named).toAbsolutePath().normalize();
        try {
            return Files.isSymbolicLink(path) ? path.toRealPath() : path;
        } catch (IOException e) {
            return path;
        }
    }

    private static Optional<String> refusal(List<Path> paths) {
        if (paths.size() < 2) {
            return Optional.of(
                    "Which runs? Name two folders or more, the base first, with a space between: -Dexec.args=\"target/gatling/loopvspool-… target/gatling/loopvspool-…\"; there %s."
                            .formatted(paths.isEmpty() ? "is none" : "is one"));
        }
        if (paths.size() > Comparison.MOST_RUNS) {
            return Optional.of("%d runs are too many to compare at once; name %d at most."
                    .formatted(paths.size(), Comparison.MOST_RUNS));
        }
        return paths.stream()
                .filter(path -> paths.indexOf(path) != paths.lastIndexOf(path))
                .findFirst()
                .map(path -> path + ": is named twice; a run compared with itself shows nothing.");
    }

    private Path beside(Path run) {
        return run.resolveSibling("comparison-" + TIMESTAMP.format(clock.instant()));
    }

    private int write(Comparison comparison, Path into) {
        try {
            Path page = ComparisonFiles.write(into, ComparisonJson.of(comparison, into, clock.instant()));
            out.println(ComparisonTable.of(comparison));
            out.println();
            out.println(page);
            return 0;
        } catch (FileAlreadyExistsException e) {
            err.println(e.getFile() + ": is no folder; name another one by -D" + INTO + "=…");
        } catch (IOException e) {
            err.println(into + ": the comparison cannot be written there (" + e + "); name another folder by -D" + INTO
                    + "=…");
        }
        return 1;
    }
}
