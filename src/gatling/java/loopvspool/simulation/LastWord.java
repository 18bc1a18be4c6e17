package loopvspool.simulation;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import loopvspool.outcome.Ending;
import loopvspool.outcome.JvmEnd;
import loopvspool.outcome.Outcome;
import loopvspool.report.OutcomeFile;

/** How the run of this JVM ended, said once: as the last line, in a file, and as the exit code. */
final class LastWord {
    private final PrintStream out;
    private final Supplier<Path> results;
    private final AtomicBoolean said = new AtomicBoolean();

    /**
     * @param out where to print
     * @param results Gatling's results folder, which this JVM may not be able to name
     */
    LastWord(PrintStream out, Supplier<Path> results) {
        this.out = out;
        this.results = results;
    }

    /** A run begins. */
    void clear() {
        try {
            new OutcomeFile(results.get()).clear();
        } catch (IOException e) {
            System.err.println("What the run before has left cannot be removed (" + e + ")");
        }
    }

    /**
     * Of a run that cannot begin. Where this JVM ends already, that is the reason, and its hook says so.
     *
     * @return the exit code
     */
    int notBegun(Ending ending, List<String> why) {
        why.forEach(System.err::println);
        System.err.flush();
        Outcome outcome = Outcome.notBegun(ending, why);
        if (JvmEnd.look().isEmpty()) {
            // What keeps the run from beginning may keep this from being written, too; then it has just been said.
            say(outcome, Optional.empty(), unwritten -> {});
        }
        return outcome.exitCode();
    }

    /**
     * The last act of the shutdown hook. Gatling ends its JVM with 2 whatever was the matter, and a hook has but this way to another
     * exit code; a signal's is the system's.
     *
     * @param file the results.json of the run; nothing if it has none
     */
    void end(Outcome outcome, JvmEnd end, Optional<Path> file) {
        say(outcome, file, why -> System.err.println(OutcomeFile.NAME + " cannot be written (" + why + ")"));
        System.out.flush();
        if (end.kind() != JvmEnd.Kind.INTERRUPTION && outcome.exitCode() != Ending.OK.exitCode()) {
            Runtime.getRuntime().halt(outcome.exitCode());
        }
    }

    /**
     * The line comes last, whatever becomes of the file.
     *
     * @param unwritten told why the file could not be written, if it could not
     */
    private void say(Outcome outcome, Optional<Path> file, Consumer<Exception> unwritten) {
        if (said.getAndSet(true)) {
            return;
        }
        try {
            new OutcomeFile(results.get()).write(outcome, file);
        } catch (IOException | InvalidPathException e) {
            unwritten.accept(e);
            System.err.flush();
        }
        out.println(outcome.line());
    }
}
