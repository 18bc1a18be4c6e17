package loopvspool.validity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import loopvspool.observe.RunCensus;
import loopvspool.observe.StepCensus;
import loopvspool.observe.TargetCensus;
import loopvspool.settings.GateSettings;
import loopvspool.sut.Census;

/**
 * SUSPECT if a target that offers a census did not give one, no longer had all samples of a step, or counts other processes
 * or threads than the operating system does. Threads may differ by a few: the JVM starts and ends compiler threads by itself, also
 * between the two looks.
 */
final class CensusAgrees implements Gate {
    private static final Cause UNAVAILABLE = new Cause("census-unavailable", "targets that offer a census gave none");
    private static final Cause PROCESSES =
            new Cause("census-processes", "targets count other processes than the operating system");
    private static final Cause THREADS =
            new Cause("census-threads", "targets count other threads than the operating system");
    private static final Cause INCOMPLETE =
            new Cause("census-incomplete", "targets no longer had all samples of a step");

    @Override
    public Stream<Finding> check(Evidence evidence) {
        RunCensus census = evidence.census();
        GateSettings allowed = evidence.allowed();
        return Stream.concat(
                census.targets().entrySet().stream().flatMap(one -> check(one.getKey(), one.getValue(), allowed)),
                census.steps().entrySet().stream()
                        .flatMap(one -> Stream.concat(
                                check(one.getKey().name(), one.getValue().atEnd(), allowed),
                                whole(one.getKey().name(), one.getValue()))));
    }

    private static Stream<Finding> check(String subject, TargetCensus census, GateSettings allowed) {
        if (census.unavailable() != null) {
            return Stream.of(UNAVAILABLE.suspect(subject, 0, "census unavailable: " + census.unavailable()));
        }
        if (census.outside() == null) {
            return Stream.empty();
        }
        List<Finding> findings = new ArrayList<>();
        int inside = census.inside().now().processes();
        int outside = census.outside().size();
        if (inside != outside) {
            findings.add(PROCESSES.suspect(
                    subject,
                    Math.abs(inside - outside),
                    String.format(
                            Locale.ROOT,
                            "census: processes: required the same from inside and outside, actual %d and %d",
                            inside,
                            outside)));
        }
        Integer threads = census.inside().now().osThreads();
        if (threads != null && outside > 0) {
            threads(subject, threads, census.outside().get(0).threads(), allowed)
                    .forEach(findings::add);
        }
        return findings.stream();
    }

    private static Stream<Finding> threads(String subject, int inside, int outside, GateSettings settings) {
        double allowed = Math.max(settings.censusThreads(), outside * settings.censusSharePercent() / 100);
        return Math.abs(inside - outside) <= allowed
                ? Stream.empty()
                : Stream.of(THREADS.suspect(
                        subject,
                        Math.abs(inside - outside),
                        String.format(
                                Locale.ROOT,
                                "census: threads: required the same from inside and outside within %.1f, actual %d and %d",
                                allowed,
                                inside,
                                outside)));
    }

    private static Stream<Finding> whole(String subject, StepCensus step) {
        Census inside = step.atEnd().inside();
        if (inside == null || inside.seriesFromMicros() == null || inside.seriesFromMicros() <= step.startMicros()) {
            return Stream.empty();
        }
        return Stream.of(INCOMPLETE.suspect(
                subject,
                inside.seriesFromMicros() - step.startMicros(),
                String.format(
                        Locale.ROOT,
                        "census: the target no longer has the samples of the step's first %.1f s, so the peak may be higher",
                        (inside.seriesFromMicros() - step.startMicros()) / 1e6)));
    }
}
