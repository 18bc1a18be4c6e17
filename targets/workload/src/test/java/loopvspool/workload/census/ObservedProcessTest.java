package loopvspool.workload.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ObservedProcessTest {

    @Test
    void seesItsChildrenAndTheirChildren() throws IOException {
        assumeThat(Path.of("/bin/sh")).exists();
        long self = ProcessHandle.current().pid();
        int before = ObservedProcess.count();
        // The inner shell says which it is, and waits for a line that never comes; both end with their input.
        Process outer = new ProcessBuilder("/bin/sh", "-c", "/bin/sh -c 'echo $$; read line; :'; :").start();
        try (BufferedReader out = outer.inputReader()) {
            long inner = Long.parseLong(out.readLine());
            assertThat(ObservedProcess.count()).isEqualTo(before + 2);
            assertThat(ObservedProcess.all().get(0).pid()).isEqualTo(self);
            Map<Long, ObservedProcess> processes =
                    ObservedProcess.all().stream().collect(Collectors.toMap(ObservedProcess::pid, Function.identity()));
            assertThat(processes.get(outer.pid()).parentPid()).isEqualTo(self);
            assertThat(processes.get(inner).parentPid()).isEqualTo(outer.pid());
            assertThat(processes.get(inner).command()).endsWith("sh").doesNotContain("echo");
        } finally {
            outer.getOutputStream().close();
            outer.onExit().join();
        }
    }
}
