package loopvspool.sut;

import java.time.Duration;
import java.util.Optional;

/**
 * Ends this JVM when its parent ends. Maven starts Gatling as a child and forgets it when it is terminated itself; without
 * this watch the run, and with it the targets, would go on unseen.
 */
public final class ParentWatch {
    /** Not {@link ProcessHandle#onExit()}: of a process that is no child it looks less and less often, up to every 5 s. */
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private ParentWatch() {}

    /** Starts to watch the process that started this JVM; a JVM without one is left alone. */
    public static void start() {
        parent().ifPresent(parent -> {
            Thread watch = new Thread(() -> watch(parent), "parent-watch");
            watch.setDaemon(true);
            watch.start();
        });
    }

    private static Optional<ProcessHandle> parent() {
        return ProcessHandle.current().parent();
    }

    /** An orphan gets another parent at once, also when nobody has yet taken notice of the old one's end. */
    private static void watch(ProcessHandle parent) {
        try {
            while (parent().equals(Optional.of(parent))) {
                Thread.sleep(INTERVAL.toMillis());
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread; if somebody does, the watch ends, and the targets still end with this JVM.
            return;
        }
        System.err.println("The process that started this run (pid " + parent.pid() + ") has ended, so it ends too.");
        System.exit(1);
    }
}
