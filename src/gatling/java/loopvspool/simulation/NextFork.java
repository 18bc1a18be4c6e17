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
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import loopvspool.target.LaunchError;

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
    private final CompletableFuture<Void> targets = new CompletableFuture<>();

    /**
     * @param fork the one that begins
     * @param looking whether a target of the fork before is still being looked at; it ends by itself in seconds
     * @param started told of it when its targets answer
     */
    NextFork(int fork, Testbed testbed, BooleanSupplier looking, IntConsumer started) {
        this.fork = fork;
        this.testbed = testbed;
        this.looking = looking;
        this.started = started;
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
        } catch (LaunchError e) {
            targets.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            targets.completeExceptionally(e);
        }
    }

    private Session end(Session session) {
        try {
            targets.join();
            started.accept(fork);
            return session;
        } catch (CompletionException e) {
            return session.set(
                    FAILURE,
                    "Fork %d cannot begin: %s".formatted(fork, e.getCause().getMessage()));
        }
    }
}
