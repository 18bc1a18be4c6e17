package loopvspool.simulation;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.crashLoadGeneratorIf;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import loopvspool.sut.LaunchError;

/**
 * Ends the targets of one fork and starts those of the next. That takes a while, and happens on a thread of its own; one virtual
 * user looks now and then whether it is done. Without targets there is nothing to go on with: then the run ends, and what it
 * has found out so far is kept.
 */
final class NextFork {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final String FAILURE = "failure";

    private final int fork;
    private final Testbed testbed;
    private final BooleanSupplier looking;
    private final IntConsumer started;
    private final BiConsumer<Integer, String> missing;
    private final CompletableFuture<Void> targets = new CompletableFuture<>();

    /**
     * @param fork the one that begins
     * @param looking whether a target of the fork before is still being looked at; it ends by itself in seconds
     * @param started told of it when its targets answer
     * @param missing told of it when they do not, and why
     */
    NextFork(
            int fork,
            Testbed testbed,
            BooleanSupplier looking,
            IntConsumer started,
            BiConsumer<Integer, String> missing) {
        this.fork = fork;
        this.testbed = testbed;
        this.looking = looking;
        this.started = started;
        this.missing = missing;
    }

    PopulationBuilder population() {
        return scenario("fork " + fork)
                .exec(asLongAs(session -> looking.getAsBoolean()).on(pause(LOOK)))
                .exec(this::begin)
                .exec(asLongAs(session -> !targets.isDone()).on(pause(LOOK)))
                .exec(this::end)
                .exec(crashLoadGeneratorIf(session -> session.getString(FAILURE), session -> session.contains(FAILURE)))
                .injectOpen(atOnceUsers(1));
    }

    private Session begin(Session session) {
        Thread thread = new Thread(this::start, "next-fork");
        thread.setDaemon(true);
        thread.start();
        return session;
    }

    private void start() {
        try {
            testbed.startNext();
            targets.complete(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            targets.completeExceptionally(new LaunchError("its start was interrupted"));
        } catch (LaunchError e) {
            targets.completeExceptionally(e);
        } catch (RuntimeException | Error e) {
            // Whatever it is: somebody waits for this.
            targets.completeExceptionally(new LaunchError(e.toString()));
        }
    }

    private Session end(Session session) {
        try {
            targets.join();
            started.accept(fork);
            return session;
        } catch (CompletionException e) {
            String reason = e.getCause().getMessage();
            missing.accept(fork, reason);
            return session.set(FAILURE, "Fork %d cannot begin: %s".formatted(fork, reason));
        }
    }
}
