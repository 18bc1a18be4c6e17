package loopvspool.calibration;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.crashLoadGeneratorIf;
import static io.gatling.javaapi.core.CoreDsl.doIfOrElse;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import loopvspool.settings.LabSettings.CalibrationSettings;
import loopvspool.sut.Endpoint;
import loopvspool.sut.Processes;
import loopvspool.sut.Reply;
import loopvspool.sut.RunningTarget;

/** Gatling's side of the calibration: one virtual user sends the protocol's probes to one target. */
public final class CalibrationScenario {
    private static final String PROBE = "probe";
    private static final String STATUS = "status";
    private static final String BODY = "body";
    private static final String FAILURE = "failure";
    /** No probe is meant to take longer than this and D together, not even cold. */
    private static final Duration SLACK = Duration.ofSeconds(30);

    private static final int OK = 200;
    private static final int SHOWN = 200;

    /** Who is told how the calibration gets on. */
    public interface Listener {
        /** It begins. */
        void calibrating(String target);

        /** It is done; its iterations are wanted as soon as this returns. */
        void calibrated(Calibration calibration);

        /**
         * It is over without a result, and the run with it.
         *
         * @param why what was asked, and what came
         */
        void calibrationFailed(String target, String why);
    }

    private final String name;
    private final String target;
    private final Supplier<RunningTarget> running;
    private final CalibrationProtocol protocol;
    private final Duration timeout;
    private final Processes processes;
    private final boolean closing;
    private final Listener listener;
    private final Set<Long> pids = new HashSet<>();

    /**
     * @param target the target's name
     * @param fork the fork that it belongs to
     * @param running the target of this fork, which runs by the time when the load begins
     * @param warmUpEndpoints the endpoints that will carry load
     * @param wanted D
     * @param settings how to calibrate
     * @param processes those behind the target's address
     * @param closing whether each probe ends its connection: one that is kept would warm up one of several processes, might keep the
     *     only worker, and might be ended just as it is used again
     * @param listener takes the result
     */
    public CalibrationScenario(
            String target,
            int fork,
            Supplier<RunningTarget> running,
            List<Endpoint> warmUpEndpoints,
            Duration wanted,
            CalibrationSettings settings,
            Processes processes,
            boolean closing,
            Listener listener) {
        this.name = target + " / calibration" + (fork == 1 ? "" : ", fork " + fork);
        this.target = target;
        this.running = running;
        double share = Math.min(1, running.get().cpus());
        this.protocol = new CalibrationProtocol(
                target, fork, warmUpEndpoints.stream().map(Endpoint::path).toList(), wanted, share, settings);
        this.timeout = Duration.ofMillis((long) (wanted.toMillis() / share)).plus(SLACK);
        this.processes = processes;
        this.closing = closing;
        this.listener = listener;
    }

    /** The population of one user. A failed probe ends the whole run: without a calibration no step means anything. */
    public PopulationBuilder population() {
        return scenario(name)
                .exec(this::begin)
                .exec(group(target).on(group("calibration").on(probes())))
                .injectOpen(atOnceUsers(1));
    }

    private ChainBuilder probes() {
        return asLongAs(session -> session.contains(PROBE))
                .on(
                        pause(session -> probe(session).pauseBefore()),
                        doIfOrElse(session -> probe(session).silent())
                                .then(request().silent())
                                .orElse(request()),
                        exec(this::observe),
                        crashLoadGeneratorIf(
                                session -> session.getString(FAILURE), session -> session.contains(FAILURE)));
    }

    private HttpRequestActionBuilder request() {
        HttpRequestActionBuilder get = http(session -> probe(session).phase().label())
                .get(session ->
                        running.get().url().resolve(probe(session).path()).toString());
        return (closing ? get.header("Connection", "close") : get)
                .requestTimeout(timeout)
                .check(status().saveAs(STATUS), bodyString().saveAs(BODY), status().is(OK));
    }

    private Session begin(Session session) {
        listener.calibrating(target);
        return withNextProbe(session);
    }

    private Session observe(Session session) {
        CalibrationRequest probe = probe(session);
        // Not whether the session failed: that of a silent request does not.
        if (!session.contains(STATUS)) {
            return failed(
                    session,
                    running.get().isAlive()
                            ? probe.path()
                                    + " was not answered: no connection, a broken one, no HTTP, or more than there is time or memory for"
                            : "the target has ended; its log, beside the results, says why");
        }
        if (session.getInt(STATUS) != OK || !session.contains(BODY)) {
            return failed(session, refused(session, probe));
        }
        try {
            Reply reply = Reply.parse(session.getString(BODY));
            if (reply.iterations() != null && reply.iterations() != probe.iterations()) {
                return failed(session, "%s ran %d iterations".formatted(probe.path(), reply.iterations()));
            }
            pids.add(reply.pid());
            protocol.observe(
                    new Sample(probe.iterations(), reply.result(), reply.cpuSeconds(), jitMillis(reply)),
                    reply.answer());
            return withNextProbe(session.removeAll(STATUS, BODY));
        } catch (IllegalArgumentException e) {
            return failed(session, e.getMessage());
        }
    }

    /** What one process has used says nothing beside what another has. */
    private Long jitMillis(Reply reply) {
        return processes.areSeveral() || pids.size() > 1 ? null : reply.jitMillis();
    }

    private static String refused(Session session, CalibrationRequest probe) {
        String body = session.contains(BODY) ? session.getString(BODY) : "";
        return "%s was answered by status %d and '%s'"
                .formatted(
                        probe.path(),
                        session.getInt(STATUS),
                        body.length() <= SHOWN ? body : body.substring(0, SHOWN) + "…");
    }

    private Session failed(Session session, String why) {
        listener.calibrationFailed(target, why);
        return session.set(FAILURE, "The calibration of %s failed: %s".formatted(target, why));
    }

    private Session withNextProbe(Session session) {
        Optional<CalibrationRequest> next = protocol.next();
        if (next.isPresent()) {
            return session.set(PROBE, next.get());
        }
        listener.calibrated(protocol.result());
        return session.remove(PROBE);
    }

    private static CalibrationRequest probe(Session session) {
        return session.get(PROBE);
    }
}
