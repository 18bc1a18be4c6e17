package loopvspool.result;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** SUSPECT if a CPU quota kept threads of Gatling or of a target from running for too much of the run. */
final class LittleThrottled implements Gate {
    @Override
    public Stream<Finding> check(Evidence evidence) {
        double allowed = evidence.allowed().throttledPercent();
        double seconds = evidence.surroundings().seconds();
        return evidence.surroundings().throttledSeconds().entrySet().stream()
                .filter(one -> one.getValue() / seconds * 100 > allowed)
                .sorted(Map.Entry.comparingByKey())
                .map(one -> Finding.suspect(
                        one.getKey(),
                        String.format(
                                Locale.ROOT,
                                "throttled: the CPU quota of its control group, or of one above, kept threads from running for %.1f s, %.1f %% of the run; at most %s %% is allowed",
                                one.getValue(),
                                one.getValue() / seconds * 100,
                                Percent.text(allowed))));
    }

    @Override
    public Stream<String> unchecked(Evidence evidence) {
        return evidence.surroundings().throttledSeconds().isEmpty()
                ? Stream.of("throttling: no control group's cpu.stat is to be seen from here")
                : Stream.empty();
    }
}
