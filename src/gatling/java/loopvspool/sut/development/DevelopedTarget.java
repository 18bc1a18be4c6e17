package loopvspool.sut.development;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import loopvspool.sut.LaunchError;
import loopvspool.sut.Launcher;
import loopvspool.sut.RunningTarget;
import loopvspool.sut.ServerProgram;
import loopvspool.sut.TargetClient;
import loopvspool.sut.TargetIdentity;
import loopvspool.sut.TargetSpec;

/** A target in development, from its start to its end. Whoever starts one closes it, also when it was never ready. */
public final class DevelopedTarget implements Launcher.Starting, RunningTarget {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration CHILDREN_END = Duration.ofSeconds(1);
    private static final Duration END = Duration.ofSeconds(2);

    private final TargetSpec spec;
    private final ServerProgram program;
    private final Duration reloadTimeout;
    private final ScratchCopy copy;
    private final SourceEdit edit;
    private final TargetClient client = new TargetClient();
    private volatile ServerProgram.Ready ready;
    private volatile TargetIdentity identity;
    private boolean closed;
    /** As they were when the target answered: a parent that is killed takes the way to its children with it. */
    private volatile List<ProcessHandle> known = List.of();

    DevelopedTarget(TargetSpec spec, ServerProgram program, Duration reloadTimeout, ScratchCopy copy, SourceEdit edit) {
        this.spec = spec;
        this.program = program;
        this.reloadTimeout = reloadTimeout;
        this.copy = copy;
        this.edit = edit;
    }

    @Override
    public DevelopedTarget awaitReady() throws InterruptedException {
        ready = program.awaitReady();
        answered(ready.identity());
        return this;
    }

    /**
     * Edits the copied source and waits for the new code. The plugin looks for edits once in a second, so that the same edit
     * takes up to a second longer one time than another.
     *
     * @return from the save until an answer of the new code, to 20 ms
     * @throws LaunchError if there is none in time
     */
    public Duration editToAnswer() throws InterruptedException {
        long savedAtNanos = System.nanoTime();
        try {
            edit.save();
        } catch (IOException e) {
            throw program.failure("could not be edited: " + e);
        }
        while (System.nanoTime() - savedAtNanos < reloadTimeout.toNanos()) {
            program.requireAlive("after an edit of " + edit.file());
            Optional<TargetIdentity> answer = answerOfNewCode();
            if (answer.isPresent()) {
                Duration time = Duration.ofNanos(System.nanoTime() - savedAtNanos);
                answered(answer.get());
                return time;
            }
            Thread.sleep(POLL.toMillis());
        }
        throw program.failure("did not answer with new code within lab.startTimeout=%s s of an edit of %s"
                .formatted(reloadTimeout.toSeconds(), edit.file()));
    }

    private Optional<TargetIdentity> answerOfNewCode() throws InterruptedException {
        try {
            return Optional.of(client.ping(url())).filter(edit::shows);
        } catch (IOException e) {
            // Between the old program and the new one nobody listens.
            return Optional.empty();
        }
    }

    private void answered(TargetIdentity answer) {
        identity = answer;
        known = processHandles();
    }

    @Override
    public TargetSpec spec() {
        return spec;
    }

    @Override
    public URI url() {
        return ready.url();
    }

    /** What it said of itself when it became ready, after the last edit if there was one. */
    @Override
    public TargetIdentity identity() {
        return identity;
    }

    @Override
    public Optional<Duration> timeToReady() {
        return Optional.of(ready.time());
    }

    /** Maven. The shell that guards it is the lab's, and not counted. */
    @Override
    public OptionalLong rootPid() {
        return DevelopmentGuard.guarded(program.output());
    }

    /** Maven and everything below it; nothing when Maven has ended. */
    public List<ProcessHandle> processHandles() {
        return DevelopmentGuard.guarded(program.output()).stream()
                .mapToObj(ProcessHandle::of)
                .flatMap(Optional::stream)
                .flatMap(DevelopedTarget::tree)
                .toList();
    }

    private static Stream<ProcessHandle> tree(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants());
    }

    @Override
    public String command() {
        return program.command();
    }

    /** Whether Maven runs: it ends when the program ends by itself. */
    @Override
    public boolean isAlive() {
        return program.process().isAlive();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            // By now the number of Maven's process may be another's.
            return;
        }
        closed = true;
        List<ProcessHandle> all = Stream.concat(tree(program.process().toHandle()), known.stream())
                .toList();
        // First what Maven has started, while Maven is there to take note: until somebody does, a process that
        // has ended counts as alive, and for an orphan that can be seconds.
        List<ProcessHandle> belowMaven = processHandles().stream().skip(1).toList();
        belowMaven.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(belowMaven, CHILDREN_END);
        try {
            program.process().getOutputStream().close();
        } catch (IOException e) {
            // A pipe that nobody reads from any more is as good as closed.
        }
        awaitEnd(all, END);
        all.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(all, CHILDREN_END);
        try {
            copy.delete();
        } catch (IOException e) {
            System.err.println("The copy of the sources in " + copy.folder() + " cannot be deleted: " + e);
        }
    }

    private static void awaitEnd(List<ProcessHandle> processes, Duration patience) {
        long sinceNanos = System.nanoTime();
        try {
            while (processes.stream().anyMatch(ProcessHandle::isAlive)
                    && System.nanoTime() - sinceNanos < patience.toNanos()) {
                Thread.sleep(POLL.toMillis());
            }
        } catch (InterruptedException e) {
            // Whoever interrupts does not want to wait; what still runs is killed.
            Thread.currentThread().interrupt();
        }
    }
}
