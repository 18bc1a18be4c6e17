package loopvspool.target;

/**
 * Ends this JVM when its parent ends. Maven starts Gatling as a child and forgets it when it is terminated itself; without
 * this watch the run, and with it the targets, would go on unseen.
 */
public final class ParentWatch {
    private ParentWatch() {}

    /** Starts to watch the process that started this JVM; a JVM without one is left alone. */
    public static void start() {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> {
            System.err.println(
                    "The process that started this run (pid " + parent.pid() + ") has ended, so it ends too.");
            // Not in this thread: exit() waits for the shutdown hooks, and this one serves all process handles, which
            // they need.
            new Thread(() -> System.exit(1), "parent-gone").start();
        }));
    }
}
