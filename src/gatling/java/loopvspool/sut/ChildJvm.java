package loopvspool.sut;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A target in a child JVM, from its start to its end. */
final class ChildJvm implements Launcher.Starting, RunningTarget {
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(20);

    private final TargetSpec spec;
    private final ServerProgram program;
    private volatile ServerProgram.Ready ready;
    /** What the command, which may be a script, had started when the target answered: a script that ends takes the way to it along. */
    private volatile List<ProcessHandle> known = List.of();

    ChildJvm(TargetSpec spec, ServerProgram program) {
        this.spec = spec;
        this.program = program;
    }

    @Override
    public RunningTarget awaitReady() throws InterruptedException {
        ready = program.awaitReady();
        known = program.process().descendants().toList();
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

    /**
     * Ends the process, and with it what it has started: all below it now, and all that was there when the target answered. What a
     * process that has ended by now started after that is not seen.
     */
    @Override
    public void close() {
        Process process = program.process();
        Set<ProcessHandle> below =
                Stream.concat(process.descendants(), known.stream()).collect(Collectors.toSet());
        // By the process, not by its handle, which may still say that it is alive when it has been waited for.
        BooleanSupplier alive = () -> process.isAlive() || below.stream().anyMatch(ProcessHandle::isAlive);
        process.destroy();
        below.forEach(ProcessHandle::destroy);
        boolean interrupted = !awaitEnd(alive);
        if (alive.getAsBoolean()) {
            process.destroyForcibly();
            below.forEach(ProcessHandle::destroyForcibly);
            interrupted |= !awaitEnd(alive);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** False if this thread was interrupted; then the end is not waited for any longer. */
    private static boolean awaitEnd(BooleanSupplier alive) {
        long sinceNanos = System.nanoTime();
        try {
            while (alive.getAsBoolean() && System.nanoTime() - sinceNanos < GRACE.toNanos()) {
                Thread.sleep(POLL.toMillis());
            }
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
