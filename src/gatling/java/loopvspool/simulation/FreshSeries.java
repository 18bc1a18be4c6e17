package loopvspool.simulation;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.doIfOrElse;
import static io.gatling.javaapi.core.CoreDsl.during;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rendezVous;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import loopvspool.calibration.WorkFeeder;
import loopvspool.experiment.Series;
import loopvspool.experiment.Step;

/**
 * A series on a target that runs for it alone: the target is started, warmed up, put under load, and ended. Where the target
 * is not available the steps are left out.
 */
final class FreshSeries {
    private static final Duration LOOK = Duration.ofMillis(100);
    /** As long as the JIT compiler needs for the kernel, on 2 cores; the same in every context. */
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    /** One request of the warm-up is this part of one of the load, so that the users end it together. */
    private static final int WARM_UP_PART = 50;

    private final Series series;
    private final FreshTarget target;
    private final StepPopulation population;
    private final Consumer<Series> leftOut;

    /** @param leftOut told when the target is not available */
    FreshSeries(Series series, FreshTarget target, StepPopulation population, Consumer<Series> leftOut) {
        this.series = series;
        this.target = target;
        this.population = population;
        this.leftOut = leftOut;
    }

    PopulationBuilder population(WorkFeeder feeder) {
        return scenario(series.name())
                .exec(
                        feed(feeder),
                        first(target::start),
                        until(target::isSettled),
                        doIfOrElse(session -> target.isRunning())
                                .then(warmUp(), first(target::burstBegins), population.steps())
                                .orElse(first(() -> leftOut.accept(series))),
                        // Whoever has its answer must not end the target of those who still wait for theirs.
                        rendezVous(series.seats()),
                        first(target::finish),
                        until(target::isGone))
                .injectOpen(atOnceUsers(series.seats()));
    }

    /** By the first user alone. */
    private static ChainBuilder first(Runnable action) {
        return exec(doIf(session -> session.getInt(StepPopulation.SEAT) == 0).then(exec(session -> {
            action.run();
            return session;
        })));
    }

    private static ChainBuilder until(BooleanSupplier done) {
        return asLongAs(session -> !done.getAsBoolean()).on(pause(LOOK));
    }

    private ChainBuilder warmUp() {
        Step step = series.steps().get(0);
        return during(WARM_UP)
                .on(http("warm-up")
                        .get(session -> target.url().resolve(step.endpoint().path()) + "/"
                                + Math.max(
                                        1, session.getInt(step.endpoint().work().unit()) / WARM_UP_PART))
                        .silent()
                        .requestTimeout(step.timeout()));
    }
}
