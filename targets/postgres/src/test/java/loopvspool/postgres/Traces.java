package loopvspool.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import loopvspool.contract.ChildJvm;

/**
 * What a running service has on the machine, beside its JVM.
 *
 * @param processes all that descend from its JVM
 * @param guards the shells that tidy up, the first of them the one that runs the server
 * @param server PostgreSQL's own first process
 * @param run the folder with its data
 */
record Traces(List<ProcessHandle> processes, List<ProcessHandle> guards, ProcessHandle server, Path run) {

    private static final long POLL_MILLIS = 50;

    /** Those of a service, which is waited for to be ready. */
    static Traces of(ChildJvm service) {
        service.awaitListening();
        ProcessHandle jvm = ProcessHandle.of(service.pid()).orElseThrow();
        ProcessHandle guard = jvm.children().findFirst().orElseThrow();
        ProcessHandle server = guard.children()
                .filter(child -> child.info().command().orElse("").endsWith("/bin/postgres"))
                .findFirst()
                .orElseThrow();
        ProcessHandle watch = guard.children()
                .filter(child -> !child.equals(server))
                .findFirst()
                .orElseThrow();
        String[] serverArguments = server.info().arguments().orElseThrow();
        Path data = Path.of(serverArguments[List.of(serverArguments).indexOf("-D") + 1]);
        assertThat(data.resolve("PG_VERSION")).isRegularFile();
        return new Traces(jvm.descendants().toList(), List.of(guard, watch), server, data.getParent());
    }

    /** Checks that all of it goes in that time. */
    void assertGone(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end
                && (Files.exists(run) || processes.stream().anyMatch(ProcessHandle::isAlive))) {
            Thread.sleep(POLL_MILLIS);
        }
        assertThat(processes).as("processes").noneMatch(ProcessHandle::isAlive);
        assertThat(run).as("folder of the run").doesNotExist();
    }
}
