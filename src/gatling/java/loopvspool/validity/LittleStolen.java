package loopvspool.validity;

import java.util.Locale;
import java.util.stream.Stream;
import loopvspool.observe.StepSurroundings;
import loopvspool.settings.CpuSet;

/** SUSPECT if the hypervisor gave the processors to others for too much of the run, or of one step. */
final class LittleStolen implements Gate {
    private static final Cause CAUSE = new Cause(
            "stolen-time",
            "the hypervisor gave processor time to others",
            "repeat at another time, or on a machine of your own");

    /** Stolen time is counted in ticks of 10 ms: in a short step one of them is no small share. */
    private static final double TICK_SECONDS = 0.01;

    @Override
    public Stream<Finding> check(Evidence evidence) {
        double allowed = evidence.allowed().stealPercent();
        Stream<Finding> whole = evidence.stealPercent() <= allowed
                ? Stream.empty()
                : Stream.of(CAUSE.suspect(
                        "machine",
                        evidence.stealPercent(),
                        reason(
                                evidence.stealPercent(),
                                evidence.surroundings().cores().run().usable(),
                                "run",
                                allowed)));
        return Stream.concat(
                whole, evidence.steps().stream().flatMap(result -> evidence.surroundings().of(result.step()).stream()
                        .filter(around -> isTooMuch(around, allowed))
                        .map(around -> CAUSE.suspect(
                                result.step().name(),
                                around.stealPercent(),
                                reason(around.stealPercent(), around.cpus(), "step", allowed)))));
    }

    private static boolean isTooMuch(StepSurroundings around, double allowed) {
        if (around.stealPercent() == null || around.stealPercent() <= allowed) {
            return false;
        }
        double cpuSeconds = around.cpuSeconds();
        return around.stealPercent() / 100 * cpuSeconds > allowed / 100 * cpuSeconds + 2 * TICK_SECONDS;
    }

    private static String reason(double percent, CpuSet cpus, String during, double allowed) {
        return String.format(
                Locale.ROOT,
                "the hypervisor took %.1f %% of the processor time%s during the %s; at most %s %% is allowed",
                percent,
                cpus == null ? "" : " of " + CoreWords.of(cpus),
                during,
                Percent.text(allowed));
    }
}
