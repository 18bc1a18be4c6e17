package loopvspool.experiment;

import loopvspool.sut.Endpoint;
import loopvspool.sut.ServerModel;
import loopvspool.sut.Work;

/**
 * How long the parts of a run take beside what its steps themselves are predicted to take, in seconds. From ten runs of five
 * kinds on 2 cores of a virtual machine with JDK 17; a quicker machine is done sooner.
 */
public final class Overhead {
    /** Until the kernel is steady on an event loop of Vert.x; the JIT compiler has little else to do. */
    private static final double LOOP_WARM_UP_SECONDS = 4;
    /** The same on Jetty, or on a server that nobody knows. */
    private static final double WARM_UP_SECONDS = 8.5;
    /** The user of a calibration, or the users of a series, begin. */
    static final double BEGIN_SECONDS = 0.4;
    /** The users meet, and the step before has been looked at. */
    static final double STEP_SECONDS = 0.1;
    /** The first requests of an endpoint that waits, one after another: they load classes. */
    static final double WAITING_SECONDS = 0.5;
    /** Then all users at once: a wait where all wait at once, and work for each of them. */
    public static final double ALL_AT_ONCE_SECONDS = 0.3;

    static final double USER_SECONDS = 0.0005;
    /** So many users do that so often. */
    public static final int MANY_USERS = 200;

    public static final int ROUNDS_OF_MANY = 10;
    /** The targets end; Gatling makes its report and the lab its page, of so many steps. */
    static final double END_SECONDS = 1.5;

    static final double REPORT_SECONDS = 0.1;

    private Overhead() {}

    /** The usual length of a target's warm-up. */
    static double warmUp(Subject subject) {
        return subject.spec().endpoints().get(Endpoint.SYNC_CPUBOUND).model() == ServerModel.BLOCKED_LOOP
                ? LOOP_WARM_UP_SECONDS
                : WARM_UP_SECONDS;
    }

    /** Before a step of the series, without the step itself. */
    static double before(Series series, Step step) {
        int place = series.steps().indexOf(step);
        boolean firstOnEndpoint =
                series.steps().subList(0, place).stream().noneMatch(one -> one.endpoint() == step.endpoint());
        return STEP_SECONDS
                + (place == 0 ? BEGIN_SECONDS : 0)
                + (firstOnEndpoint && step.endpoint().work() != Work.CPU ? warmUp(step) : 0);
    }

    private static double warmUp(Step step) {
        boolean allAtOnce = step.prediction().peakConcurrency() == step.users();
        int rounds = step.users() < MANY_USERS ? 1 : ROUNDS_OF_MANY;
        return WAITING_SECONDS + rounds * (step.users() * USER_SECONDS + (allAtOnce ? ALL_AT_ONCE_SECONDS : 0));
    }

    /** After the last step. */
    static double end(int steps) {
        return END_SECONDS + steps * REPORT_SECONDS;
    }
}
