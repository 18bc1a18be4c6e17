package loopvspool.result;

import java.util.Locale;
import java.util.stream.Stream;

/** SUSPECT if the hypervisor gave the processors to others for too much of the run, or of one step. */
final class LittleStolen implements Gate {
    /** Stolen time is counted in ticks of 10 ms: in a short step one of them is no small share. */
    private static final double TICK_SECONDS = 0.01;

    @Override
    public Stream<Finding> check(Evidence evidence) {
        double allowed = evidence.allowed().stealPercent();
        Stream<Finding> whole = evidence.stealPercent() <= allowed
                ? Stream.empty()
                : Stream.of(Finding.suspect("machine", reason(evidence.stealPercent(), "run", allowed)));
        return Stream.concat(
                whole, evidence.steps().stream().flatMap(result -> evidence.surroundings().of(result.step()).stream()
                        .filter(around -> isTooMuch(around, allowed))
                        .map(around -> Finding.suspect(
                                result.step().name(), reason(around.stealPercent(), "step", allowed)))));
    }

    private static boolean isTooMuch(StepSurroundings around, double allowed) {
        if (around.stealPercent() == null || around.stealPercent() <= allowed) {
            return false;
        }
        double cpuSeconds = around.seconds() * around.machineCores();
        return around.stealPercent() / 100 * cpuSeconds > allowed / 100 * cpuSeconds + 2 * TICK_SECONDS;
    }

    private static String reason(double percent, String during, double allowed) {
        return String.format(
                Locale.ROOT,
                "the hypervisor took %.1f %% of the processor time during the %s; at most %s %% is allowed",
                percent,
                during,
                Percent.text(allowed));
    }
}
