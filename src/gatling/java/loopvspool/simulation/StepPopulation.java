package loopvspool.simulation;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.doIfOrElse;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.pause;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import loopvspool.calibration.WorkFeeder;
import loopvspool.experiment.Series;
import loopvspool.experiment.Step;
import loopvspool.measure.Recorder;
import loopvspool.record.Exchange;
import loopvspool.sut.Endpoint;
import loopvspool.sut.Reply;
import loopvspool.sut.Work;

/**
 * Turns a series of steps into a Gatling population. The first seats are those of the users who put load on the target, the
 * others those of the probes. Each has a connection of its own, opened by a ping, or what is as small, before it waits for the others; so all
 * requests of a burst go out as close together as Gatling can send them, and no response time, and no probe's wait,
 * holds a connection's set-up.
 */
final class StepPopulation {
    static final String SEAT = "seat";
    private static final String ROUND = "round";
    private static final String EXCHANGE = "exchange";
    private static final String CONNECTED = "connected";
    private static final int CONNECTS = 2;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private static final String PING = "/test/ping";

    private static final Duration LOOK = Duration.ofMillis(10);

    /** What goes on around the load. */
    interface Progress {
        /** A step begins. */
        void starting(Step step);

        /** Whether the step before is still being looked at, beside which none may begin; it ends by itself in seconds. */
        boolean isLooking();
    }

    private final Series series;
    private final Supplier<URI> url;
    private final String opening;
    private final boolean closing;
    private final Recorder recorder;
    private final Progress progress;

    /**
     * @param series the steps
     * @param url where the target answers, known by the time when the load begins
     * @param recorder takes every request
     * @param progress told when a step begins, and asked whether it may
     */
    StepPopulation(Series series, Supplier<URI> url, Recorder recorder, Progress progress) {
        this(series, url, PING, false, recorder, progress);
    }

    /**
     * @param opening the path of a small request that opens a connection
     * @param closing whether each request ends its connection: else an open one would keep a worker from the others
     */
    StepPopulation(
            Series series, Supplier<URI> url, String opening, boolean closing, Recorder recorder, Progress progress) {
        this.series = series;
        this.url = url;
        this.opening = opening;
        this.closing = closing;
        this.recorder = recorder;
        this.progress = progress;
    }

    PopulationBuilder population(WorkFeeder feeder) {
        return scenario(series.name()).exec(feed(feeder), steps()).injectOpen(atOnceUsers(series.seats()));
    }

    /** What each user does who has a seat. */
    ChainBuilder steps() {
        List<ChainBuilder> chain = new ArrayList<>();
        Set<Endpoint> warm = EnumSet.noneOf(Endpoint.class);
        for (Step step : series.steps()) {
            // The calibration has warmed up what works, and not what waits.
            if (step.endpoint().work() != Work.CPU && warm.add(step.endpoint())) {
                chain.add(new WaitingWarmUp(series, step.endpoint(), url, this::connection).chain());
            }
            chain.add(step(step));
        }
        return exec(chain);
    }

    /**
     * All users of the series meet before each step, so that no step begins before the one before has ended and has been
     * looked at.
     */
    private ChainBuilder step(Step step) {
        return exec(
                doIf(session -> session.getInt(SEAT) == 0)
                        .then(asLongAs(session -> progress.isLooking()).on(pause(LOOK))),
                rendezVous(series.seats()),
                doIf(session -> isUser(session, step) || isProbe(session, step))
                        .then(
                                connect(),
                                rendezVous(step.users() + step.pings()),
                                doIfOrElse(session -> isUser(session, step))
                                        .then(burst(step))
                                        .orElse(new ProbePing(step, series.users(), url, this::connection, recorder)
                                                .chain())));
    }

    private static boolean isUser(Session session, Step step) {
        return session.getInt(SEAT) < step.users();
    }

    private boolean isProbe(Session session, Step step) {
        int probe = session.getInt(SEAT) - series.users();
        return probe >= 0 && probe < step.pings();
    }

    /**
     * Once more where that was not answered: the target may have ended an idle connection just as it was used again. A silent request
     * leaves the session well whatever its answer.
     */
    private ChainBuilder connect() {
        return exec(
                exec(session -> session.remove(CONNECTED)),
                repeat(CONNECTS)
                        .on(doIf(session -> !session.contains(CONNECTED))
                                .then(connection(http("connect").get(session -> url.get()
                                                .resolve(opening)
                                                .toString()))
                                        .silent()
                                        .requestTimeout(CONNECT_TIMEOUT)
                                        .check(status().saveAs(CONNECTED)))));
    }

    private HttpRequestActionBuilder connection(HttpRequestActionBuilder request) {
        return closing ? request.header("Connection", "close") : request;
    }

    private ChainBuilder burst(Step step) {
        return exec(
                exec(session -> {
                    if (session.getInt(SEAT) == 0) {
                        progress.starting(step);
                    }
                    return session.markAsSucceeded();
                }),
                rendezVous(step.users()),
                grouped(step, requests(step)));
    }

    private static ChainBuilder grouped(Step step, ChainBuilder requests) {
        ChainBuilder inner =
                step.variant().isPresent() ? group(step.variant().get()).on(requests) : requests;
        return group(step.target()).on(group(step.experiment()).on(inner));
    }

    private ChainBuilder requests(Step step) {
        String unit = step.endpoint().work().unit();
        return repeat(step.requestsPerUser(), ROUND)
                .on(
                        exec(session -> session.set(
                                EXCHANGE,
                                new Exchange(session.getInt(SEAT), session.getInt(ROUND), session.getInt(unit)))),
                        connection(http(step.endpoint().label())
                                        .get(session -> url.get()
                                                        .resolve(step.endpoint().path()) + "/" + session.getInt(unit)))
                                .requestTimeout(step.timeout())
                                .transformResponse(StepPopulation::note)
                                .check(status().is(200), bodyString().validate("a reply", StepPopulation::readable)),
                        exec(session -> {
                            recorder.ended(step, session.get(EXCHANGE));
                            return session.markAsSucceeded();
                        }));
    }

    /** Read as the lab reads it, so that Gatling's report and the lab's results agree about what has failed. */
    private static String readable(String body, Session session) {
        Reply.parse(body);
        return body;
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
