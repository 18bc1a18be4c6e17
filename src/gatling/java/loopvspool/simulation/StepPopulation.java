package loopvspool.simulation;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.core.CoreDsl.rendezVous;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.http.response.Response;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import loopvspool.calibration.WorkFeeder;
import loopvspool.experiment.Series;
import loopvspool.experiment.Step;
import loopvspool.result.Exchange;
import loopvspool.result.Recorder;
import loopvspool.target.Work;

/**
 * Turns a series of steps into a Gatling population. Each user has a connection of its own, opened by a ping before it
 * waits for the others; so all requests of a burst go out as close together as Gatling can send them, and no response
 * time holds a connection's set-up.
 */
final class StepPopulation {
    private static final String SEAT = "seat";
    private static final String ROUND = "round";
    private static final String EXCHANGE = "exchange";
    private static final int WARM_UP_REQUESTS = 50;
    /** Long enough for thousands of requests to be there at the same time. */
    private static final int LONGEST_WARM_UP_MILLIS = 300;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final Series series;
    private final URI url;
    private final Recorder recorder;
    private final Consumer<Step> starting;

    /**
     * @param series the steps
     * @param url where the target answers
     * @param recorder takes every request
     * @param starting told when a step begins
     */
    StepPopulation(Series series, URI url, Recorder recorder, Consumer<Step> starting) {
        this.series = series;
        this.url = url;
        this.recorder = recorder;
        this.starting = starting;
    }

    PopulationBuilder population(WorkFeeder feeder) {
        List<ChainBuilder> chain = new ArrayList<>();
        chain.add(feed(feeder));
        if (series.first().endpoint().work() == Work.IO) {
            chain.add(warmUp());
        }
        series.steps().forEach(step -> chain.add(step(step)));
        return scenario(series.name()).exec(chain).injectOpen(atOnceUsers(series.users()));
    }

    /**
     * The calibration has warmed up what works; this warms up what waits. The first user's calls load classes; then every
     * user waits once, so that a target which lets all wait at once has the connections for it.
     */
    private ChainBuilder warmUp() {
        return exec(
                doIf(session -> session.getInt(SEAT) == 0)
                        .then(repeat(WARM_UP_REQUESTS).on(waiting(1))),
                rendezVous(series.users()),
                waiting(allAtOnce() ? LONGEST_WARM_UP_MILLIS : 1));
    }

    private boolean allAtOnce() {
        return series.steps().stream().allMatch(step -> step.prediction().effectiveWorkers() == step.users());
    }

    private HttpRequestActionBuilder waiting(int millis) {
        return http("warm-up")
                .get(url.resolve(series.first().endpoint().path()) + "/" + millis)
                .silent()
                .requestTimeout(series.first().timeout());
    }

    /** All users of the series meet before each step, so that no step begins before the one before has ended. */
    private ChainBuilder step(Step step) {
        return exec(
                rendezVous(series.users()),
                doIf(session -> session.getInt(SEAT) < step.users())
                        .then(
                                http("connect")
                                        .get(url.resolve("/test/ping").toString())
                                        .silent()
                                        .requestTimeout(CONNECT_TIMEOUT),
                                rendezVous(step.users()),
                                exec(session -> {
                                    if (session.getInt(SEAT) == 0) {
                                        starting.accept(step);
                                    }
                                    return session.markAsSucceeded();
                                }),
                                rendezVous(step.users()),
                                grouped(step, requests(step))));
    }

    private static ChainBuilder grouped(Step step, ChainBuilder requests) {
        ChainBuilder inner =
                step.variant().isPresent() ? group(step.variant().get()).on(requests) : requests;
        return group(step.target()).on(group(step.experiment()).on(inner));
    }

    private ChainBuilder requests(Step step) {
        return repeat(step.requestsPerUser(), ROUND)
                .on(
                        exec(session -> session.set(
                                EXCHANGE,
                                new Exchange(
                                        session.getInt(SEAT),
                                        session.getInt(ROUND),
                                        session.getInt(step.endpoint().work().unit())))),
                        http(step.endpoint().label())
                                .get(url.resolve(step.endpoint().path()) + "/#{"
                                        + step.endpoint().work().unit() + "}")
                                .requestTimeout(step.timeout())
                                .transformResponse(StepPopulation::note)
                                .check(
                                        status().is(200),
                                        jmesPath(done(step))
                                                .ofInt()
                                                .is(session -> session.getInt(
                                                        step.endpoint().work().unit()))),
                        exec(session -> {
                            recorder.ended(step, session.get(EXCHANGE));
                            return session.markAsSucceeded();
                        }));
    }

    /** The field of the reply that says how much was done. */
    private static String done(Step step) {
        return step.endpoint().work() == Work.CPU ? "iterations" : "waitedMillis";
    }

    /** Gatling's own times of the exchange are nowhere else to be had. It is not called when there is no answer. */
    private static Response note(Response response, Session session) {
        Exchange exchange = session.get(EXCHANGE);
        exchange.answered(
                response.startTimestamp(),
                response.endTimestamp(),
                response.status().code(),
                response.body().string());
        return response;
    }
}
