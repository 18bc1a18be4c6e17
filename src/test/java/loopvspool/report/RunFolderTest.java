package loopvspool.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    private static final int RUNS = 8;

    @TempDir
    private Path gatling;

    /** What Gatling does when a run begins. */
    private Path run(String name) throws IOException {
        Path folder = Files.createDirectory(gatling.resolve(name));
        Files.createFile(folder.resolve("simulation.log"));
        return folder;
    }

    private RunFolder claimed() throws InterruptedException {
        RunFolder folder = new RunFolder(gatling);
        folder.claim();
        return folder;
    }

    @Test
    void shouldFindTheFolderOfThisRun() throws Exception {
        RunFolder folder = claimed();
        Path mine = run("loopvspool-1");

        assertThat(folder.find()).hasValue(mine);
    }

    @Test
    void shouldIgnoreTheFoldersOfEarlierRunsWhateverTheirNamesAndTimes() throws Exception {
        Path earlier = run("loopvspool-9");
        Files.setLastModifiedTime(earlier, FileTime.fromMillis(Long.MAX_VALUE / 2));
        RunFolder folder = claimed();

        assertThat(folder.find()).isEmpty();

        Path mine = run("loopvspool-1");
        Files.setLastModifiedTime(mine, FileTime.fromMillis(0));
        assertThat(folder.find()).hasValue(mine);
    }

    @Test
    void shouldIgnoreWhatHasNoSimulationLog() throws Exception {
        RunFolder folder = claimed();
        Files.createDirectory(gatling.resolve("targets-1-1"));
        Files.createDirectories(gatling.resolve("odd").resolve("simulation.log"));
        Files.createFile(gatling.resolve("lastRun.txt"));

        assertThat(folder.find()).isEmpty();

        Path mine = run("loopvspool-1");
        assertThat(folder.find()).hasValue(mine);
    }

    @Test
    void shouldTakeNoLinkToAnotherRunForItsOwn() throws Exception {
        Path earlier = run("loopvspool-1");
        RunFolder folder = claimed();
        LatestRun.pointTo(earlier);

        assertThat(gatling.resolve("latest").resolve("simulation.log")).isRegularFile();
        assertThat(folder.find()).isEmpty();

        Path mine = run("loopvspool-2");
        assertThat(folder.find()).hasValue(mine);
    }

    @Test
    void shouldStayWithTheFolderThatItHasFound() throws Exception {
        RunFolder folder = claimed();
        Path mine = run("loopvspool-1");
        assertThat(folder.find()).hasValue(mine);
        run("loopvspool-2");

        assertThat(folder.find()).hasValue(mine);
    }

    @Test
    void shouldFindNothingBeforeGatlingIsAboutToMakeIt() throws Exception {
        RunFolder folder = new RunFolder(gatling);
        run("loopvspool-1");

        assertThat(folder.find()).isEmpty();
    }

    @Test
    void shouldFindNothingWhereThereIsNothing() throws Exception {
        assertThat(claimed().find()).isEmpty();
        RunFolder nowhere = new RunFolder(gatling.resolve("not-there"));
        nowhere.claim();
        assertThat(nowhere.find()).isEmpty();
    }

    @Test
    void shouldGiveEachOfManyRunsAtOnceItsOwn() throws Exception {
        ExecutorService runs = Executors.newFixedThreadPool(RUNS);
        try {
            Callable<Boolean> one = () -> {
                RunFolder folder = claimed();
                Path mine = run("loopvspool-of-thread-" + Thread.currentThread().getId());
                return folder.find().filter(mine::equals).isPresent();
            };
            Set<Boolean> own = new HashSet<>();
            for (Future<Boolean> run :
                    runs.invokeAll(IntStream.range(0, RUNS).mapToObj(i -> one).toList())) {
                own.add(run.get());
            }
            assertThat(own).containsExactly(true);
        } finally {
            runs.shutdownNow();
        }
        try (Stream<Path> folders = Files.list(gatling)) {
            assertThat(folders.filter(Files::isDirectory)).hasSize(RUNS);
        }
    }

    @Test
    void shouldLetTheNextRunComeBeforeThisOneHasAnythingToWrite() throws Exception {
        RunFolder first = claimed();
        Path firsts = run("loopvspool-1");
        // It waits until the first one's folder has been seen, which nobody asks for.
        RunFolder second = claimed();
        Path seconds = run("loopvspool-2");

        assertThat(second.find()).hasValue(seconds);
        assertThat(first.find()).hasValue(firsts);
    }
}
