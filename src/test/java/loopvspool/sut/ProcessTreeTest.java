package loopvspool.sut;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import loopvspool.sut.ProcessTree.ProcessView;
import org.junit.jupiter.api.Test;

class ProcessTreeTest {
    private static final int THREADS = 60;

    /** Starts another of its kind where told to, says the number of its process, and ends with its standard input. */
    static final class Parked {
        public static void main(String[] arguments) throws IOException {
            for (int i = 0; i < THREADS; i++) {
                Thread thread = new Thread(LockSupport::park);
                thread.setDaemon(true);
                thread.start();
            }
            if (arguments.length > 0) {
                Process child = start();
                System.out.println(firstLine(child));
            }
            System.out.println(ProcessHandle.current().pid());
            while (System.in.read() >= 0) {
                continue;
            }
        }
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dparked=" + "x".repeat(300),
                "-cp",
                Path.of("target", "test-classes").toString(),
                Parked.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    private static String firstLine(Process process) throws IOException {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    @Test
    void shouldSeeAProcessAndWhatItHasStartedUntilTheyEnd() throws Exception {
        Process parent = start("and a child");
        try (var out = new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            long child = Long.parseLong(out.readLine());
            assertThat(out.readLine()).as("the parent is ready").isEqualTo(String.valueOf(parent.pid()));

            List<ProcessView> tree = ProcessTree.of(parent.pid());

            assertThat(tree).extracting(ProcessView::pid).containsExactly(parent.pid(), child);
            assertThat(tree)
                    .extracting(ProcessView::parentPid)
                    .containsExactly(ProcessHandle.current().pid(), parent.pid());
            assertThat(tree).allSatisfy(process -> {
                assertThat(process.threads())
                        .as("those that it started, and the JVM's")
                        .isBetween(THREADS, 2 * THREADS);
                assertThat(process.residentBytes()).as("a JVM, in bytes").isBetween(10_000_000L, 1_000_000_000L);
                assertThat(process.command()).contains("java -Dparked=xxx").hasSize(200);
            });
        } finally {
            parent.getOutputStream().close();
            parent.waitFor();
        }

        assertThat(ProcessTree.of(parent.pid())).isEmpty();
    }
}
