package loopvspool.simulation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import loopvspool.Child;

/** A folder that no program can be loaded from: on a file system that is mounted so, or one of its own where it may mount one. */
final class NoexecFolder implements AutoCloseable {
    private final Path path;
    private final boolean mounted;

    private NoexecFolder(Path path, boolean mounted) {
        this.path = path;
        this.mounted = mounted;
    }

    /** @param mountPoint a new folder, to mount one if there is none yet; the test is skipped if that cannot be done */
    static NoexecFolder at(Path mountPoint) throws IOException {
        Optional<Path> there = Files.readAllLines(Path.of("/proc/self/mounts")).stream()
                .map(line -> line.split(" "))
                .filter(mount -> mount[2].equals("tmpfs")
                        && Arrays.asList(mount[3].split(",")).containsAll(List.of("rw", "noexec")))
                .map(mount -> Path.of(mount[1]))
                .filter(folder -> Files.isWritable(folder) && folder.toFile().getUsableSpace() > 32 << 20)
                .findFirst();
        if (there.isPresent()) {
            return new NoexecFolder(Files.createTempDirectory(there.get(), "loop-vs-pool-"), false);
        }
        Files.createDirectory(mountPoint);
        assumeTrue(
                Child.runs("mount", "-t", "tmpfs", "-o", "noexec,size=64m", "none", mountPoint.toString()),
                "no writable tmpfs is mounted noexec, and this user may not mount one");
        return new NoexecFolder(mountPoint, true);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        if (mounted) {
            // Lazily: a JVM that is being killed may still have a file there.
            Child.runs("umount", "--lazy", path.toString());
        } else {
            for (File left : path.toFile().listFiles()) {
                Files.delete(left.toPath());
            }
            Files.delete(path);
        }
    }
}
