package loopvspool.experiment;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopvspool.settings.LabSettings;
import loopvspool.settings.SettingError;
import loopvspool.sut.TargetSpec;

/** What no step may exceed: the time that the user allows, and the burst that its target takes. Known before anything is started. */
final class StepLimits {
    private final double longestSeconds;
    private final Map<String, TargetSpec> specs;

    StepLimits(LabSettings settings, List<Subject> subjects) {
        this.longestSeconds = settings.longestStep().toNanos() / 1e9;
        this.specs =
                subjects.stream().map(Subject::spec).collect(Collectors.toMap(TargetSpec::name, Function.identity()));
    }

    /** @throws SettingError if a step exceeds one of them */
    void require(List<Series> series) {
        List<String> errors = Stream.concat(
                        series.stream().flatMap(this::tooLong), series.stream().flatMap(this::tooLarge))
                .toList();
        if (!errors.isEmpty()) {
            throw new SettingError(errors);
        }
    }

    private Stream<String> tooLong(Series series) {
        return series.steps().stream()
                .filter(step -> step.prediction().makespanSeconds() > longestSeconds)
                .map(step -> String.format(
                        Locale.ROOT,
                        "%s with %d users is predicted to take %.0f s, longer than lab.longestStep=%.0fs: choose fewer users, a shorter time or other targets, or allow it with -Dlab.longestStep=%.0fs",
                        step.name(),
                        step.users(),
                        step.prediction().makespanSeconds(),
                        longestSeconds,
                        Math.ceil(step.prediction().makespanSeconds())));
    }

    /** A sweep may exceed it many times; its largest step says enough. */
    private Stream<String> tooLarge(Series series) {
        return series.steps().stream()
                .filter(step -> step.users() > largestBurst(step).orElse(Integer.MAX_VALUE))
                .max(Comparator.comparingInt(Step::users))
                .map(step ->
                        "%s with %d users: by the catalogue (targets.conf, largestBurst) this target takes at most %d at once: choose at most %3$d for lab.users and lab.sweep.users, or leave %s out of lab.targets"
                                .formatted(
                                        step.name(),
                                        step.users(),
                                        largestBurst(step).orElseThrow(),
                                        step.target()))
                .stream();
    }

    private OptionalInt largestBurst(Step step) {
        return specs.get(step.target()).largestBurst(step.endpoint());
    }
}
