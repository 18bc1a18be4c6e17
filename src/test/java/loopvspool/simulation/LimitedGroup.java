package loopvspool.simulation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A control group, below that of this process, in which there may be only so many threads. */
final class LimitedGroup implements AutoCloseable {
    private final Path folder;

    private LimitedGroup(Path folder) {
        this.folder = folder;
    }

    /** The test is skipped where there can be none. */
    static LimitedGroup of(int threads) throws IOException {
        List<String[]> groups = Files.readAllLines(Path.of("/proc/self/cgroup")).stream()
                .map(line -> line.split(":", 3))
                .toList();
        Path own = groups.stream()
                .filter(parts -> Arrays.asList(parts[1].split(",")).contains("pids"))
                .findFirst()
                .or(() -> groups.stream().filter(parts -> parts[1].isEmpty()).findFirst())
                .map(parts -> Path.of("/sys/fs/cgroup", parts[1], parts[2]))
                .orElse(Path.of("/sys/fs/cgroup"));
        Path folder = own.resolve("loop-vs-pool-" + ProcessHandle.current().pid());
        assumeTrue(Files.isWritable(own) && mayMake(folder), "this user may make no control group below " + own);
        LimitedGroup group = new LimitedGroup(folder);
        if (!Files.exists(folder.resolve("pids.max"))) {
            group.close();
            assumeTrue(false, "the control groups below " + own + " have no limit of threads");
        }
        Files.writeString(folder.resolve("pids.max"), String.valueOf(threads));
        return group;
    }

    private static boolean mayMake(Path folder) {
        return folder.toFile().mkdir();
    }

    /** A command that runs what stands after it in this group. */
    List<String> prefix() {
        return List.of("/bin/sh", "-c", "echo $$ > \"$0\"/cgroup.procs && exec \"$@\"", folder.toString());
    }

    Path limit() {
        return folder.resolve("pids.max");
    }

    /** When all in it have ended. */
    @Override
    public void close() throws IOException {
        Files.delete(folder);
    }
}
