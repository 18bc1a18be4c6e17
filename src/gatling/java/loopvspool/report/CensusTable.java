package loopvspool.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import loopvspool.experiment.Step;
import loopvspool.measure.StepResult;
import loopvspool.observe.RunCensus;
import loopvspool.observe.StepCensus;
import loopvspool.observe.TargetCensus;
import loopvspool.sut.Census;
import loopvspool.sut.CensusPeak;
import loopvspool.sut.CensusSample;

/**
 * The processes and threads on the console: each target as it was started, and a line for each of its endpoints. That line
 * is one step, the first with the most users: pools keep their threads, so a later step, and even more the least idle and the
 * highest peak of several steps, would show threads of this endpoint that others have started.
 */
final class CensusTable {
    private static final String ROW = "  %-32s %5s %5s %6s %5s %7s %6s %5s %6s %5s %9s %7s";
    private static final String GROUPS = "  %-32s %11s %12s %33s %9s %7s";
    private static final String NOTE =
            "  Of each endpoint the first of the largest bursts; idle is just before it, when calibration and others have run.";

    private CensusTable() {}

    /**
     * The block with its heading; empty if no target offers a census.
     *
     * @param scope what the heading says of where the results come from
     */
    static String of(List<StepResult> results, RunCensus census, String scope) {
        Map<String, Map<String, List<Step>>> byTarget = results.stream()
                .map(StepResult::step)
                .filter(census.steps()::containsKey)
                .collect(Collectors.groupingBy(
                        Step::target,
                        LinkedHashMap::new,
                        Collectors.groupingBy(
                                step -> step.endpoint().label(), LinkedHashMap::new, Collectors.toList())));
        if (byTarget.isEmpty()) {
            return "";
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("census: How many processes and threads does each model spawn, idle and at the peak?" + scope);
        lines.add(GROUPS.formatted("", "processes", "OS threads", "of these, at the peak", "resident", "CPU"));
        lines.add(ROW.formatted(
                "", "idle", "peak", "idle", "peak", "loop", "worker", "pool", "client", "jvm", "peak, MB", "time, s"));
        byTarget.forEach((target, endpoints) -> {
            lines.add(asStarted(target, Optional.ofNullable(census.targets().get(target))));
            endpoints.forEach((endpoint, steps) ->
                    lines.add(row(target + " " + endpoint, census.steps().get(largest(steps, census)))));
        });
        lines.add(NOTE);
        return String.join(System.lineSeparator(), lines);
    }

    /** Of a step whose peak is not known there is nothing to show, if another one can be shown. */
    private static Step largest(List<Step> steps, RunCensus census) {
        return steps.stream()
                .max(Comparator.<Step, Boolean>comparing(
                                step -> census.steps().get(step).peak() != null)
                        .thenComparing(Step::users)
                        .thenComparing(Step::number, Comparator.reverseOrder()))
                .orElseThrow();
    }

    private static String asStarted(String target, Optional<TargetCensus> census) {
        return row(target + ", as started", census.map(TargetCensus::inside).map(Census::now), null, null);
    }

    private static String row(String name, StepCensus step) {
        return row(name, Optional.ofNullable(step.before()), step.peak(), step.cpuSeconds());
    }

    /** @param peak null if it is not known, like the CPU seconds */
    private static String row(String name, Optional<CensusSample> idle, CensusPeak peak, Double cpuSeconds) {
        Optional<CensusPeak> known = Optional.ofNullable(peak);
        return ROW.formatted(
                name,
                text(idle, CensusSample::processes),
                text(known, CensusPeak::processes),
                text(idle, CensusSample::osThreads),
                text(known, CensusPeak::osThreads),
                text(known, one -> one.threads().eventLoop()),
                text(known, one -> one.threads().worker()),
                text(known, one -> one.threads().pool()),
                text(known, one -> one.threads().client()),
                text(known, one -> one.threads().jvm()),
                text(known.map(CensusPeak::residentBytes), bytes -> Math.round(bytes / 1e6)),
                text(Optional.ofNullable(cpuSeconds), seconds -> String.format(Locale.ROOT, "%.1f", seconds)));
    }

    private static <T> String text(Optional<T> from, Function<T, ?> value) {
        return from.map(value).map(Object::toString).orElse("-");
    }
}
