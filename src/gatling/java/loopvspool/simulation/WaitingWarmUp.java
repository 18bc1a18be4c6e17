package loopvspool.simulation;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.rendezVous;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import loopvspool.experiment.Overhead;
import loopvspool.experiment.Series;
import loopvspool.experiment.Step;
import loopvspool.sut.Endpoint;

/**
 * Warms up an endpoint that waits. The first user's calls load classes, unless nobody answers; then every user waits, so that a target which lets all
 * wait at once has the connections for it. Thousands at once are work for its JIT compiler and the injector's, too, so they
 * do it several times.
 */
final class WaitingWarmUp {
    private static final String STATUS = "status";
    private static final int OK = 200;
    private static final int REQUESTS = 50;
    /** Long enough for thousands of requests to be there at the same time. */
    private static final int LONGEST_MILLIS = (int) (1_000 * Overhead.ALL_AT_ONCE_SECONDS);

    private final List<Step> steps;
    private final int seats;
    private final Supplier<URI> url;
    private final UnaryOperator<HttpRequestActionBuilder> connection;

    /**
     * The warm-up before the steps of the series on this endpoint.
     *
     * @param connection what a request says of its connection
     */
    WaitingWarmUp(
            Series series, Endpoint endpoint, Supplier<URI> url, UnaryOperator<HttpRequestActionBuilder> connection) {
        this.steps = series.steps().stream()
                .filter(step -> step.endpoint() == endpoint)
                .toList();
        this.seats = series.seats();
        this.url = url;
        this.connection = connection;
    }

    ChainBuilder chain() {
        int users = steps.stream().mapToInt(Step::users).max().orElseThrow();
        return exec(
                // Whoever has its answer from the step before must not disturb those who still wait for theirs.
                rendezVous(seats),
                doIf(session -> session.getInt(StepPopulation.SEAT) < users)
                        .then(
                                doIf(session -> session.getInt(StepPopulation.SEAT) == 0)
                                        .then(loadClasses()),
                                repeat(users < Overhead.MANY_USERS ? 1 : Overhead.ROUNDS_OF_MANY)
                                        .on(rendezVous(users), waiting(allAtOnce() ? LONGEST_MILLIS : 1))));
    }

    /** A silent request leaves the session well whatever its answer, so that Gatling's own way to leave a block does not end it. */
    private ChainBuilder loadClasses() {
        return exec(
                exec(session -> session.set(STATUS, OK)),
                repeat(REQUESTS)
                        .on(doIf(session -> session.getInt(STATUS) == OK)
                                .then(waiting(1).check(status().saveAs(STATUS)))));
    }

    private boolean allAtOnce() {
        return steps.stream().allMatch(step -> step.prediction().peakConcurrency() == step.users());
    }

    private HttpRequestActionBuilder waiting(int millis) {
        Duration timeout = steps.get(0).timeout();
        return connection
                .apply(http("warm-up")
                        .get(session ->
                                url.get().resolve(steps.get(0).endpoint().path()) + "/" + millis))
                .silent()
                .requestTimeout(timeout);
    }
}
