package loopvspool.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gatling's folder of this run. Gatling makes it between a simulation's {@code before()} and its first user, and tells nobody. So
 * one run at a time, of all that share the results folder, holds a lock from before to after that: what is new in the meantime is
 * its own. Names and times, which two runs may have in common, do not matter. The lock is the operating system's, and ends with
 * the JVM that holds it. Thread-safe.
 */
public final class RunFolder {
    private static final String LOCK = ".lock";
    private static final String LOG = "simulation.log";
    /** Gatling needs milliseconds. Whoever takes this long is stopped, or gone with a file system that keeps its lock. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration LOOK = Duration.ofMillis(10);

    private final Path results;
    private Set<Path> others = Set.of();
    private boolean claimed;
    private FileChannel lock;
    private Path found;

    /** @param results Gatling's results folder, which exists */
    public RunFolder(Path results) {
        this.results = results;
    }

    /**
     * From now on the next new folder is that of this run; to be called when Gatling is about to make it. Waits for other runs that
     * are just there, for 10 s at most. On a file system without locks a run that starts at the same moment is not seen.
     */
    public void claim() throws InterruptedException {
        FileChannel held = lock();
        synchronized (this) {
            lock = held;
            Optional<Set<Path>> there = candidates();
            others = there.orElse(Set.of());
            // Where nobody can tell what is new, no folder is this run's: better none than another's.
            claimed = there.isPresent();
        }
        Thread watch = new Thread(this::watch, "run-folder");
        watch.setDaemon(true);
        watch.start();
    }

    /** The folder, or nothing while Gatling has not made it, or while the results folder cannot be read. */
    public synchronized Optional<Path> find() {
        if (found == null && claimed) {
            found = candidates().stream()
                    .flatMap(Set::stream)
                    .filter(folder -> !others.contains(folder))
                    .findFirst()
                    .orElse(null);
            if (found != null) {
                release();
            }
        }
        return Optional.ofNullable(found);
    }

    /** So that others need not wait until this run has something to write. */
    private void watch() {
        long start = System.nanoTime();
        try {
            while (find().isEmpty() && System.nanoTime() - start < PATIENCE.toNanos()) {
                Thread.sleep(LOOK.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        release();
    }

    /** Nothing if it is not available. */
    private FileChannel lock() throws InterruptedException {
        try {
            FileChannel channel =
                    FileChannel.open(results.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            long start = System.nanoTime();
            while (System.nanoTime() - start < PATIENCE.toNanos()) {
                if (isLocked(channel)) {
                    return channel;
                }
                Thread.sleep(LOOK.toMillis());
            }
            channel.close();
        } catch (IOException e) {
            // A file system without locks, or one to which nothing can be written: Gatling will say so.
        }
        return null;
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock had = channel.tryLock();
            return had != null;
        } catch (OverlappingFileLockException e) {
            // Another run of this JVM has it.
            return false;
        }
    }

    private synchronized void release() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            // It ends with this JVM.
        }
        lock = null;
    }

    /** Nothing while the results folder cannot be read: another run may remove a folder just now. It is looked for again. */
    private Optional<Set<Path>> candidates() {
        try (Stream<Path> entries = Files.isDirectory(results) ? Files.list(results) : Stream.empty()) {
            // A link to a run, such as that to the latest, is no run.
            return Optional.of(entries.filter(entry -> !Files.isSymbolicLink(entry))
                    .filter(entry -> Files.isRegularFile(entry.resolve(LOG)))
                    .collect(Collectors.toSet()));
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
