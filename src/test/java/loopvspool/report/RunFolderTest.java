package loopvspool.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder's time of creation cannot be set, so the tests wait until the file system's clock has moved on. */
class RunFolderTest {
    @TempDir
    private Path gatling;

    private Path run(String name) throws IOException {
        Path folder = Files.createDirectory(gatling.resolve(name));
        Files.createFile(folder.resolve("simulation.log"));
        return folder;
    }

    private static Instant later() throws InterruptedException {
        Thread.sleep(30);
        Instant now = Instant.now();
        Thread.sleep(30);
        return now;
    }

    @Test
    void shouldFindTheFolderOfThisRun() throws Exception {
        Instant start = later();
        Path mine = run("loopvspool-1");

        assertThat(new RunFolder(gatling, start).find()).hasValue(mine);
    }

    @Test
    void shouldIgnoreTheFoldersOfEarlierRuns() throws Exception {
        run("loopvspool-9");
        Instant start = later();
        RunFolder folder = new RunFolder(gatling, start);

        assertThat(folder.find()).isEmpty();

        Path mine = run("loopvspool-1");
        assertThat(folder.find()).hasValue(mine);
    }

    @Test
    void shouldPickTheNewestOfSeveralWhateverTheirNames() throws Exception {
        run("b");
        later();
        run("c");
        later();
        Path newest = run("a");

        assertThat(new RunFolder(gatling, Instant.EPOCH).find()).hasValue(newest);
    }

    @Test
    void shouldIgnoreWhatHasNoSimulationLog() throws Exception {
        Path mine = run("loopvspool-1");
        later();
        Files.createDirectory(gatling.resolve("targets-1-1"));
        Files.createDirectories(gatling.resolve("odd").resolve("simulation.log"));
        Files.createFile(gatling.resolve("lastRun.txt"));

        assertThat(new RunFolder(gatling, Instant.EPOCH).find()).hasValue(mine);
    }

    @Test
    void shouldStayWithTheFolderThatItHasFound() throws Exception {
        RunFolder folder = new RunFolder(gatling, Instant.EPOCH);
        Path mine = run("loopvspool-1");
        assertThat(folder.find()).hasValue(mine);
        later();
        run("loopvspool-2");

        assertThat(folder.find()).hasValue(mine);
    }

    @Test
    void shouldFindNothingWhereThereIsNothing() {
        assertThat(new RunFolder(gatling, Instant.EPOCH).find()).isEmpty();
        assertThat(new RunFolder(gatling.resolve("not-there"), Instant.EPOCH).find())
                .isEmpty();
    }
}
