package loopvspool.result;

import java.util.Locale;
import java.util.stream.Stream;

/** SUSPECT if the hypervisor gave the processors to others for more than {@value #STEAL_PERCENT} % of the run. */
final class LittleStolen implements Gate {
    static final double STEAL_PERCENT = 1;

    @Override
    public Stream<Finding> check(Evidence evidence) {
        return evidence.stealPercent() <= STEAL_PERCENT
                ? Stream.empty()
                : Stream.of(Finding.suspect(
                        "machine",
                        String.format(
                                Locale.ROOT,
                                "the hypervisor took %.1f %% of the processor time during the run; at most %.0f %% is allowed",
                                evidence.stealPercent(),
                                STEAL_PERCENT)));
    }
}
