package loopvspool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotRunTest {
    private static final long BUILD = 1_000_000;

    @TempDir
    private Path project;

    private void report(String module, String name, long atMillis, String cases) throws IOException {
        Path folder = Files.createDirectories(project.resolve(module).resolve("target/surefire-reports"));
        Path report =
                Files.writeString(folder.resolve("TEST-" + name + ".xml"), "<testsuite>" + cases + "</testsuite>");
        Files.setLastModifiedTime(report, FileTime.fromMillis(atMillis));
    }

    private static String ran(String name) {
        return "<testcase classname='loopvspool." + name + "'/>";
    }

    private static String skipped(String name, String why) {
        return "<testcase classname='loopvspool." + name + "'><skipped message='" + why + "'/></testcase>";
    }

    @Test
    void shouldNameByReasonWhatDidNotRunInAnyModule() throws Exception {
        report("", "A", BUILD, ran("A") + ran("A") + skipped("A", "long"));
        report(
                "targets/vertx",
                "B",
                BUILD + 5,
                skipped("B", "property is false ==> long") + skipped("B", "long") + skipped("B", "no engine"));

        assertThat(NotRun.of(project, BUILD))
                .containsExactly("2 tests ran, 4 did not", "  NOT RUN (long): A 1, B 2", "  NOT RUN (no engine): B 1");
    }

    @Test
    void shouldTakeNoNoticeOfReportsOfAnotherBuild() throws Exception {
        report("", "Old", BUILD - 1, skipped("Old", "long"));
        report("", "A", BUILD, ran("A"));

        assertThat(NotRun.of(project, BUILD)).containsExactly("1 tests ran, 0 did not");
    }

    @Test
    void shouldSayNothingWhereTestsWereNotAskedFor() throws Exception {
        assertThat(NotRun.of(project, BUILD)).isEmpty();
    }
}
