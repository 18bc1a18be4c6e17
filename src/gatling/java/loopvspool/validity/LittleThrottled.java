package loopvspool.validity;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import loopvspool.observe.CoreShares;
import loopvspool.observe.ThrottleWatch;

/** SUSPECT if a CPU quota kept threads of Gatling or of a target from running for too much of the run. */
final class LittleThrottled implements Gate {
    private static final Cause CAUSE = new Cause(
            "throttled", "a CPU quota kept threads from running", "give whole cores (a cpuset) instead of a quota");
    private static final Cause UNSEEN = new Cause("throttling-unseen", "throttling is not to be seen");

    @Override
    public Stream<Finding> check(Evidence evidence) {
        double allowed = evidence.allowed().throttledPercent();
        double seconds = evidence.surroundings().seconds();
        return evidence.surroundings().throttledSeconds().entrySet().stream()
                .filter(one -> one.getValue() / seconds * 100 > allowed)
                .filter(one -> !isPredicted(one.getKey(), evidence))
                .sorted(Map.Entry.comparingByKey())
                .map(one -> CAUSE.suspect(
                        one.getKey(),
                        one.getValue(),
                        String.format(
                                Locale.ROOT,
                                "throttled: the CPU quota of its control group, or of one above, kept threads from running for %.1f s, %.1f %% of the run; at most %s %% is allowed",
                                one.getValue(),
                                one.getValue() / seconds * 100,
                                Percent.text(allowed))));
    }

    /** A target that computes all the time uses its quota up, as is predicted, and stops all that share it. */
    private static boolean isPredicted(String who, Evidence evidence) {
        CoreShares cores = evidence.surroundings().cores();
        return cores.targetQuotas().stream()
                .anyMatch(one -> who.equals(one.target())
                        || who.startsWith(one.target() + ",")
                        || who.equals(ThrottleWatch.GATLING)
                                && cores.injectorQuota()
                                        .filter(one.quota()::equals)
                                        .isPresent());
    }

    @Override
    public Stream<Remark> unchecked(Evidence evidence) {
        return evidence.surroundings().throttledSeconds().isEmpty()
                ? Stream.of(
                        UNSEEN.remark(Remark.RUN, "throttling: no control group's cpu.stat is to be seen from here"))
                : Stream.empty();
    }
}
