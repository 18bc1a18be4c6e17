package loopvspool.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatestRunTest {
    private static final LatestRun.Linking NO_LINKS = (link, target) -> {
        throw new FileSystemException(link.toString(), null, "Operation not permitted");
    };

    @TempDir
    private Path results;

    private Path run(String name) throws IOException {
        Path folder = Files.createDirectory(results.resolve(name));
        Files.writeString(folder.resolve("results.json"), name);
        return folder;
    }

    private List<String> entries() throws IOException {
        try (Stream<Path> entries = Files.list(results)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void shouldPointToTheRunThatEndedLast() throws IOException {
        LatestRun.pointTo(run("one"));
        assertThat(results.resolve("latest/results.json")).hasContent("one");

        LatestRun.pointTo(run("two"));
        assertThat(results.resolve("latest/results.json")).hasContent("two");
        assertThat(entries()).containsExactly("latest", "one", "two");
    }

    @Test
    void shouldStillPointToItWhenAllIsMovedTogether() throws IOException {
        LatestRun.pointTo(run("one"));
        Path moved = results.resolveSibling(results.getFileName() + "-moved");
        Files.move(results, moved);
        try {
            assertThat(moved.resolve("latest/results.json")).hasContent("one");
        } finally {
            Files.move(moved, results);
        }
    }

    @Test
    void shouldNameItInATextWhereThereAreNoLinks() throws IOException {
        LatestRun.pointTo(run("one"));
        LatestRun.pointTo(run("two"), NO_LINKS);

        assertThat(entries()).as("and none that points to another").containsExactly("latest.txt", "one", "two");
        assertThat(results.resolve("latest.txt")).content().isEqualToIgnoringNewLines("two");

        LatestRun.pointTo(run("three"), (link, target) -> {
            throw new UnsupportedOperationException("no links");
        });
        assertThat(results.resolve("latest.txt")).content().isEqualToIgnoringNewLines("three");

        LatestRun.pointTo(results.resolve("one"));
        assertThat(entries()).as("one of them, never both").contains("latest").doesNotContain("latest.txt");
    }

    @Test
    void shouldLeaveAFolderOfSomebodysOwnAlone() throws IOException {
        Files.createDirectory(results.resolve("latest"));
        Files.createFile(results.resolve("latest/theirs"));

        LatestRun.pointTo(run("one"));

        assertThat(results.resolve("latest/theirs")).isRegularFile();
        assertThat(results.resolve("latest.txt")).content().isEqualToIgnoringNewLines("one");
        assertThat(entries()).containsExactly("latest", "latest.txt", "one");
    }

    @Test
    void shouldPointToOneOfTheRunsThatEndAtOnce() throws Exception {
        List<Callable<Void>> ends = new ArrayList<>();
        for (int i : IntStream.range(0, 8).toArray()) {
            Path folder = run("run-" + i);
            ends.add(() -> {
                LatestRun.pointTo(folder);
                return null;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(ends.size());
        try {
            for (Future<Void> end : threads.invokeAll(ends)) {
                end.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(results.resolve("latest/results.json")).content().startsWith("run-");
        assertThat(entries()).as("nothing but the runs and the link").hasSize(9);
    }
}
