package loopvspool.sut;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** The running targets of one experiment. Closing it ends all of them. */
public final class Fleet implements AutoCloseable {
    private final List<Launcher.Starting> started = new ArrayList<>();
    private final List<RunningTarget> ready = new ArrayList<>();
    private volatile boolean closed;

    /**
     * Starts the targets side by side and waits until each answers. If one does not, those that do are ended.
     *
     * @throws LaunchError if a target does not start
     */
    public void start(Launcher launcher, List<TargetSpec> specs) throws InterruptedException {
        startAll(launcher::start, specs);
    }

    /**
     * Likewise, targets that another fleet has had, and has ended.
     *
     * @throws LaunchError if a target does not start
     */
    public void startAnew(Launcher launcher, List<TargetSpec> specs) throws InterruptedException {
        startAll(launcher::startAnew, specs);
    }

    private void startAll(Function<TargetSpec, Launcher.Starting> launcher, List<TargetSpec> specs)
            throws InterruptedException {
        try {
            for (TargetSpec spec : specs) {
                add(launcher, spec);
            }
            for (Launcher.Starting target : List.copyOf(started)) {
                ready.add(target.awaitReady());
            }
        } catch (RuntimeException | InterruptedException e) {
            close();
            throw e;
        }
    }

    /** Under the lock, so that a shutdown in the middle of the start leaves no child behind. */
    private synchronized void add(Function<TargetSpec, Launcher.Starting> launcher, TargetSpec spec) {
        if (closed) {
            throw new LaunchError("The run is being ended; target " + spec.name() + " is not started.");
        }
        started.add(launcher.apply(spec));
    }

    /** Whether the targets have been ended. */
    public boolean isClosed() {
        return closed;
    }

    /** The targets that answer, in the order in which they were asked for. */
    public List<RunningTarget> targets() {
        return List.copyOf(ready);
    }

    /** The target of this name. */
    public RunningTarget target(String name) {
        return ready.stream()
                .filter(target -> target.spec().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(name));
    }

    /** Ends all targets, side by side, so that a slow one does not keep the next one running. */
    @Override
    public synchronized void close() {
        closed = true;
        List<Thread> closing = started.stream()
                .map(target -> new Thread(target::close, "target-end"))
                .toList();
        closing.forEach(Thread::start);
        for (Thread one : closing) {
            try {
                one.join();
            } catch (InterruptedException e) {
                // The others go on; whoever interrupts does not want to wait.
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
