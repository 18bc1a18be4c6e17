package loopvspool.target;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A target in a child JVM, from its start to its end. */
final class ChildJvm implements Launcher.Starting, RunningTarget {
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final TargetSpec spec;
    private final Program program;
    private volatile Program.Ready ready;

    ChildJvm(TargetSpec spec, Program program) {
        this.spec = spec;
        this.program = program;
    }

    @Override
    public RunningTarget awaitReady() throws InterruptedException {
        ready = program.awaitReady();
        return this;
    }

    @Override
    public TargetSpec spec() {
        return spec;
    }

    @Override
    public URI url() {
        return ready.url();
    }

    @Override
    public TargetIdentity identity() {
        return ready.identity();
    }

    @Override
    public Optional<Duration> timeToReady() {
        return Optional.of(ready.time());
    }

    @Override
    public OptionalLong rootPid() {
        return OptionalLong.of(program.process().pid());
    }

    @Override
    public String command() {
        return program.command();
    }

    @Override
    public boolean isAlive() {
        return program.process().isAlive();
    }

    @Override
    public void close() {
        Process process = program.process();
        List<ProcessHandle> below = process.descendants().toList();
        process.destroy();
        boolean interrupted = !awaitEnd(process);
        if (process.isAlive()) {
            process.destroyForcibly();
            interrupted |= !awaitEnd(process);
        }
        // The command may be a script, which does not take along what it has started.
        below.forEach(ProcessHandle::destroy);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** False if this thread was interrupted; then the end is not waited for any longer. */
    private static boolean awaitEnd(Process process) {
        try {
            process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
