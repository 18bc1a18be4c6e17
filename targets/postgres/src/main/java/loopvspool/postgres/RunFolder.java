package loopvspool.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The folder of one run: all in it goes when the run ends. A lock in it, which the operating system takes from a dead
 * JVM, tells other runs that this one lives.
 */
final class RunFolder implements AutoCloseable {

    private static final String PREFIX = "run-";
    private static final String LOCK = "lock";

    // The operating system takes all locks of a file from a JVM that closes it, even one opened only to look.
    private static final Set<Path> OF_THIS_JVM = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final Path lasting;
    private final FileChannel lock;

    private RunFolder(Path path, Path lasting) throws IOException {
        this.path = path;
        this.lasting = lasting;
        lock = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        OF_THIS_JVM.add(path);
    }

    /** A folder of nobody else, wherever temporary files are. */
    static RunFolder temporary() throws IOException {
        Path path = Files.createTempDirectory("loop-vs-pool-postgres-").toRealPath();
        return new RunFolder(path, path);
    }

    /** A new folder in one that lasts, and may be used by others at the same time; what dead runs left there goes. */
    static synchronized RunFolder in(Path folder) throws IOException {
        Files.createDirectories(folder);
        // One at a time: a folder that is just made has no lock yet, and must not be taken for a dead one.
        try (FileChannel gate =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            gate.lock();
            Path lasting = folder.toRealPath();
            sweep(lasting);
            return new RunFolder(Files.createTempDirectory(lasting, PREFIX), lasting);
        }
    }

    Path path() {
        return path;
    }

    /** Where to put what other runs may use, too. */
    Path lasting() {
        return lasting;
    }

    /** Deletes what is left of it. */
    @Override
    public void close() {
        try (lock) {
            delete(path);
        } catch (IOException e) {
            // Somebody still writes there; the next run in the same place tries again.
        } finally {
            OF_THIS_JVM.remove(path);
        }
    }

    private static void sweep(Path folder) throws IOException {
        for (Path run : children(folder)) {
            if (run.getFileName().toString().startsWith(PREFIX) && isDead(run)) {
                Leftover.stop(run);
                try {
                    delete(run);
                } catch (IOException e) {
                    // Its processes are just ending; the next run in the same place tries again.
                }
            }
        }
    }

    private static boolean isDead(Path run) throws IOException {
        if (OF_THIS_JVM.contains(run)) {
            return false;
        }
        try (FileChannel lock = FileChannel.open(run.resolve(LOCK), StandardOpenOption.WRITE)) {
            return lock.tryLock() != null;
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    // Others may be deleting the same.
    private static void delete(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            for (Path child : children(path)) {
                delete(child);
            }
        }
        Files.deleteIfExists(path);
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
    }
}
