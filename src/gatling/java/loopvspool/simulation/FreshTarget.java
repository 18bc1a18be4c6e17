package loopvspool.simulation;

import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import loopvspool.experiment.Context;
import loopvspool.observe.ContextResult;
import loopvspool.sut.Fleet;
import loopvspool.sut.LaunchError;
import loopvspool.sut.Launcher;
import loopvspool.sut.ProcessTree;
import loopvspool.sut.ProcessTree.ProcessView;
import loopvspool.sut.RunningTarget;
import loopvspool.sut.TargetSpec;
import loopvspool.sut.development.DevelopedTarget;
import loopvspool.validity.Cause;
import loopvspool.validity.Skipped;

/**
 * A target that runs for one series, in a context of its own. What takes time happens on a thread of its own; Gatling's users
 * look now and then whether it is done.
 */
final class FreshTarget implements AutoCloseable {
    static final Cause UNAVAILABLE = new Cause(
            "context-unavailable", "targets in production or development, or a part of what is asked of them there");

    private static final long LOOK_MILLIS = 250;

    /** Who is told what became of it. */
    interface Listener {
        /** The context was measured. */
        void measured(ContextResult result);

        /** The context, or a part of it, is not available in this fork. */
        void skipped(Skipped skipped, int fork);
    }

    private enum State {
        NEW,
        RUNNING,
        MISSING,
        GONE
    }

    private interface Task {
        void run() throws InterruptedException;
    }

    private final TargetSpec spec;
    private final int fork;
    private final String context;
    private final Launcher launcher;
    private final Listener listener;
    private final Fleet fleet = new Fleet();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread daemon = new Thread(task, "fresh-target");
        daemon.setDaemon(true);
        return daemon;
    });
    private volatile State state = State.NEW;
    private volatile boolean burstOver;
    // Only the thread above touches these, and who sees RUNNING.
    private RunningTarget running;
    private List<ProcessView> idle = List.of();
    private List<ProcessView> busy = List.of();

    /**
     * @param fork the fork that it belongs to
     * @param launcher starts it as the context does
     */
    FreshTarget(TargetSpec spec, int fork, Context context, Launcher launcher, Listener listener) {
        this.spec = spec;
        this.fork = fork;
        this.context = context.label().orElseThrow();
        this.launcher = launcher;
        this.listener = listener;
    }

    /** Begins to start it. */
    void start() {
        thread.execute(() -> {
            attempt("", this::launch);
            state = running == null ? State.MISSING : State.RUNNING;
        });
    }

    /** Whether it runs, or never will. */
    boolean isSettled() {
        return state != State.NEW;
    }

    boolean isRunning() {
        return state == State.RUNNING;
    }

    /** Where it answers; only while it runs. */
    URI url() {
        return running.url();
    }

    /** From now on its processes are looked at now and then. */
    void burstBegins() {
        thread.execute(() -> attempt("processes during the burst of ", this::watch));
    }

    /** The burst is over: measures what is left, and ends the target. */
    void finish() {
        burstOver = true;
        thread.execute(() -> {
            if (running != null) {
                attempt("", this::conclude);
            }
            fleet.close();
            state = State.GONE;
        });
    }

    boolean isGone() {
        return state == State.GONE;
    }

    /** What fails here is named and fails nothing else. */
    private void attempt(String part, Task task) {
        try {
            task.run();
        } catch (LaunchError e) {
            skip(part, e.getMessage());
        } catch (RuntimeException e) {
            skip(part, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void skip(String part, String reason) {
        listener.skipped(UNAVAILABLE.skipped(spec.name(), part + spec.name() + " in " + context, reason), fork);
    }

    private void launch() throws InterruptedException {
        fleet.start(launcher, List.of(spec));
        RunningTarget target = fleet.target(spec.name());
        idle = ProcessTree.of(target.rootPid().orElseThrow());
        running = target;
    }

    private void watch() throws InterruptedException {
        long root = running.rootPid().orElseThrow();
        do {
            List<ProcessView> now = ProcessTree.of(root);
            if (ContextResult.threads(now) >= ContextResult.threads(busy)) {
                busy = now;
            }
            Thread.sleep(LOOK_MILLIS);
        } while (!burstOver);
    }

    private void conclude() {
        Double[] edit = new Double[1];
        if (running instanceof DevelopedTarget developed) {
            attempt("edit in ", () -> edit[0] = developed.editToAnswer().toNanos() / 1e9);
        }
        listener.measured(new ContextResult(
                spec.name(), fork, context, running.timeToReady().orElseThrow().toNanos() / 1e9, idle, busy, edit[0]));
    }

    /** Ends the target, wherever the series is. */
    @Override
    public void close() {
        burstOver = true;
        thread.shutdownNow();
        fleet.close();
    }
}
