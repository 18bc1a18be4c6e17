package loopvspool.simulation;

import static io.gatling.javaapi.core.CoreDsl.doIfOrElse;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.http.response.Response;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import loopvspool.experiment.Probes;
import loopvspool.experiment.Step;
import loopvspool.measure.Recorder;
import loopvspool.record.LabClock;
import loopvspool.record.Ping;

/**
 * What one probe does in a step: it waits until its ping is due, whatever became of the others' (the open model), and
 * sends it on its own connection, which is open by then. Its wait counts from when it was due.
 */
final class ProbePing {
    private static final String PING = "ping";

    private final Step step;
    private final int firstSeat;
    private final Supplier<URI> url;
    private final UnaryOperator<HttpRequestActionBuilder> connection;
    private final Recorder recorder;

    /**
     * @param firstSeat the seat of the first probe
     * @param connection what a request says of its connection
     */
    ProbePing(
            Step step,
            int firstSeat,
            Supplier<URI> url,
            UnaryOperator<HttpRequestActionBuilder> connection,
            Recorder recorder) {
        this.step = step;
        this.firstSeat = firstSeat;
        this.url = url;
        this.connection = connection;
        this.recorder = recorder;
    }

    ChainBuilder chain() {
        return exec(
                exec(this::due),
                pause(session ->
                        Duration.ofNanos(Math.max(0, ping(session).intendedMicros() - LabClock.micros()) * 1_000)),
                doIfOrElse(session -> recorder.isBurstOver(step))
                        .then(exec(session -> {
                            recorder.stayedAway(step);
                            return session;
                        }))
                        .orElse(send()));
    }

    /** The users of the burst are released a moment after the probes, who met with them before. */
    private Session due(Session session) {
        int index = session.getInt(StepPopulation.SEAT) - firstSeat;
        double seconds = step.probes().map(Probes::arrivals).orElseThrow().at(index);
        return session.set(PING, new Ping(index, LabClock.micros() + Math.round(seconds * 1e6)));
    }

    private ChainBuilder send() {
        return exec(
                group(step.target())
                        .on(group("beside " + step.experiment())
                                .on(connection
                                        .apply(http("ping beside "
                                                        + step.endpoint().label())
                                                .get(session -> url.get()
                                                        .resolve("/test/ping")
                                                        .toString()))
                                        .requestTimeout(step.timeout())
                                        .transformResponse(ProbePing::note)
                                        .check(status().is(200)))),
                exec(session -> {
                    recorder.pinged(step, ping(session));
                    return session.markAsSucceeded();
                }));
    }

    private static Response note(Response response, Session session) {
        ping(session)
                .answered(
                        response.startTimestamp(),
                        response.endTimestamp(),
                        response.status().code());
        return response;
    }

    private static Ping ping(Session session) {
        return session.get(PING);
    }
}
